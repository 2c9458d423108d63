package io.webhookkit.inbound.convergence;

import io.webhookkit.Printable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An attribute that both systems have changed, since they agreed on it, to different values.
 *
 * @param source the other system, as a source
 * @param type what it is an attribute of, such as {@code lead}
 * @param localId the id of that here
 * @param attribute its name here
 * @param agreed what both had before, if that is known; else a missing node
 * @param mine the value here
 * @param theirs the value there
 * @param mineChangedAt when it was changed here; null if that is not known
 * @param theirsChangedAt when it was changed there; null if that is not known
 */
public record ValueConflict(
    String source,
    String type,
    String localId,
    String attribute,
    JsonNode agreed,
    JsonNode mine,
    JsonNode theirs,
    @Nullable Instant mineChangedAt,
    @Nullable Instant theirsChangedAt) {

  /** Leaves the values out: they may be private, and this text may reach a log. */
  @Override
  public String toString() {
    return "ValueConflict[%s %s of %s, %s]"
        .formatted(type, Printable.of(localId), source, attribute);
  }
}
