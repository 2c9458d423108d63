package io.webhookkit.outbox;

import io.webhookkit.Event;
import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.payload.Payload;
import org.jspecify.annotations.Nullable;

/**
 * An event in the form that is stored.
 *
 * @param event what is known of it
 * @param payload its bytes
 * @param target the endpoint that alone receives it; null for all that subscribe to it
 * @param orderKey is equal for events that must stay in order; null if no endpoint asks for that
 */
public record NewEvent(
    Event event, Payload payload, @Nullable String target, @Nullable Long orderKey) {

  /** An event for all that subscribe to it, in any order. */
  public NewEvent(Event event, Payload payload) {
    this(event, payload, null, null);
  }

  /**
   * Returns the event as it is sent, now that it is stored.
   *
   * @param sequence its number in the outbox
   * @param lease the lease it was stored under
   */
  public PendingEvent stored(long sequence, Lease lease) {
    return new PendingEvent(
        sequence,
        event.id(),
        event.type(),
        event.subject(),
        event.tenant(),
        event.origin(),
        target,
        orderKey,
        payload.contentType(),
        payload.withSequence(sequence),
        lease);
  }
}
