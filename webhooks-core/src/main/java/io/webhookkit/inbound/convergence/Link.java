package io.webhookkit.inbound.convergence;

import io.webhookkit.Printable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That a thing here and a thing there are the same.
 *
 * @param source the other system, as a source
 * @param type what they are
 * @param externalId its id there
 * @param localId its id here
 * @param agreed what is known of each attribute
 * @param corrected a fingerprint of what the other system was told last because it had something
 *     else; null if there was nothing to tell
 */
public record Link(
    String source,
    String type,
    String externalId,
    String localId,
    Map<String, Agreed> agreed,
    @Nullable String corrected) {

  /** Copies the map. */
  public Link {
    agreed = Map.copyOf(agreed);
  }

  /** Tells whether a change of it is known that was made after a time. */
  boolean isNewerThan(Instant time) {
    return agreed.values().stream().anyMatch(known -> known.isNewerThan(time));
  }

  Link with(Map<String, Agreed> agreedNow, @Nullable String correctedNow) {
    return new Link(source, type, externalId, localId, agreedNow, correctedNow);
  }

  /** Leaves the values out: they may be private, and this text may reach a log. */
  @Override
  public String toString() {
    return "Link[%s %s: %s is %s]"
        .formatted(source, type, Printable.of(externalId), Printable.of(localId));
  }
}
