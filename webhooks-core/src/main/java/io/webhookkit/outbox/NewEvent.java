package io.webhookkit.outbox;

import io.webhookkit.Event;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.payload.Payload;
import org.jspecify.annotations.Nullable;

/**
 * An event in the form that is stored.
 *
 * @param event what is known of it
 * @param payload its bytes
 * @param target the endpoint that alone receives it; null for all that subscribe to it
 */
public record NewEvent(Event event, Payload payload, @Nullable String target) {

  /** An event for all that subscribe to it. */
  public NewEvent(Event event, Payload payload) {
    this(event, payload, null);
  }

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
        target,
        payload.contentType(),
        payload.withSequence(sequence),
        leaseToken);
  }
}
