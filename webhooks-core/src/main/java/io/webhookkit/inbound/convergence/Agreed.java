package io.webhookkit.inbound.convergence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What is known of an attribute of a link.
 *
 * @param value the value that both had when they were last the same; missing if they never were
 * @param seen when the newest change of it was made that both systems know; null if no time was
 *     told
 */
public record Agreed(JsonNode value, @Nullable Instant seen) {

  static final Agreed NOTHING = new Agreed(MissingNode.getInstance(), null);

  boolean isNewerThan(@Nullable Instant time) {
    return seen != null && time != null && time.isBefore(seen);
  }

  /** Returns this with the later of two times. */
  Agreed seenAt(@Nullable Instant time) {
    return time == null || isNewerThan(time) ? this : new Agreed(value, time);
  }

  Agreed on(JsonNode other) {
    return new Agreed(other, seen);
  }

  /** Leaves the value out: it may be private, and this text may reach a log. */
  @Override
  public String toString() {
    return "Agreed[" + seen + "]";
  }
}
