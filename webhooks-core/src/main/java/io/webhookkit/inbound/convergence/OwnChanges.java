package io.webhookkit.inbound.convergence;

import io.webhookkit.inbound.convergence.LinkStore.SentValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What was changed here of a linked thing, and sent, since both systems had the same. Used for one
 * merge.
 */
final class OwnChanges {

  private final LinkStore links;
  private final Link link;
  private final Map<String, Optional<Instant>> last = new HashMap<>();

  /**
   * @param links where that is kept
   * @param link the link of the thing
   */
  OwnChanges(LinkStore links, Link link) {
    this.links = links;
    this.link = link;
  }

  /** Tells whether a value of an attribute was among it. */
  boolean contain(String attribute, JsonNode value) {
    return links.wasSent(
        new SentValue(
            link.type(), link.localId(), attribute, Fingerprint.of(value), Instant.EPOCH));
  }

  /** Returns when an attribute was changed last; empty if it was not. Asked for once. */
  Optional<Instant> last(String attribute) {
    return last.computeIfAbsent(
        attribute, any -> links.lastSent(link.type(), link.localId(), attribute));
  }
}
