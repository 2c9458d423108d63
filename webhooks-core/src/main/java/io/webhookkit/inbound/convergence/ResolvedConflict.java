package io.webhookkit.inbound.convergence;

import io.webhookkit.Printable;
import java.time.Instant;

/**
 * A conflict, and how it was ended.
 *
 * @param source the other system, as a source
 * @param type what the attribute belongs to
 * @param localId the id of that here
 * @param attribute its name here
 * @param mine the value here, as JSON
 * @param theirs the value there, as JSON
 * @param kept the value that both are to have, as JSON
 * @param at when, by this system's clock
 */
public record ResolvedConflict(
    String source,
    String type,
    String localId,
    String attribute,
    String mine,
    String theirs,
    String kept,
    Instant at) {

  /** Leaves the values out: they may be private, and this text may reach a log. */
  @Override
  public String toString() {
    return "ResolvedConflict[%s %s of %s, %s]"
        .formatted(type, Printable.of(localId), source, attribute);
  }
}
