package io.webhookkit.outbox;

import io.webhookkit.Event;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.payload.Payload;

/**
 * An event in the form that is stored.
 *
 * @param event what is known of it
 * @param payload its bytes
 */
public record NewEvent(Event event, Payload payload) {

  /**
   * Returns the event as it is sent, now that it is stored.
   *
   * @param sequence its number in the outbox
   * @param leaseToken the lease it was stored under
   */
  public PendingEvent stored(long sequence, long leaseToken) {
    return new PendingEvent(
        sequence,
        event.id(),
        event.type(),
        event.subject(),
        event.tenant(),
        event.origin(),
        payload.contentType(),
        payload.withSequence(sequence),
        leaseToken);
  }
}
