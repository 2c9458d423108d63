package io.webhookkit.outbox;

import io.webhookkit.Event;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What tells events that must stay in order: a number made of the subject and its tenant. Two
 * subjects may share one by accident; then they wait for each other, and nothing worse. Events that
 * no endpoint wants in order have none, and cost nothing.
 */
final class OrderKeys {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final EndpointRepository endpoints;

  OrderKeys(EndpointRepository endpoints) {
    this.endpoints = endpoints;
  }

  /**
   * Returns the key of an event; null if it has no order to keep.
   *
   * @param target the endpoint that alone receives it; null for all that subscribe to it
   */
  @Nullable Long of(Event event, @Nullable String target) {
    String subject = event.subject();
    if (subject == null) {
      return null;
    }
    boolean ordered = receivers(event, target).anyMatch(Endpoint::isOrdered);
    return ordered ? hash(hash(FNV_OFFSET, event.tenant()), subject) : null;
  }

  private Stream<Endpoint> receivers(Event event, @Nullable String target) {
    return target == null
        ? endpoints.wanting(event.type()).stream().filter(each -> each.serves(event.tenant()))
        : endpoints.find(target).stream();
  }

  /** FNV-1a, over UTF-16. */
  private static long hash(long seed, @Nullable String text) {
    long hash = seed;
    for (int i = 0; text != null && i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return (hash ^ 0xffff) * FNV_PRIME;
  }
}
