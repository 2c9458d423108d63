package io.webhookkit.delivery;

import io.webhookkit.EventType;
import io.webhookkit.endpoint.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Something that has not been delivered yet, and that what comes after it in the same order has to
 * wait for.
 *
 * @param orderKey what it shares with those that come after it
 * @param sequence the number of its event
 * @param type the type of its event
 * @param endpoint who has not taken it; null for an event that was not offered to all yet
 */
public record Undelivered(long orderKey, long sequence, EventType type, @Nullable String endpoint) {

  /** Tells whether an event has to wait for this at an endpoint. */
  boolean precedes(PendingEvent event, Endpoint receiver) {
    return event.orderKey() != null
        && event.orderKey() == orderKey
        && sequence < event.sequence()
        && (endpoint == null ? receiver.wants(type) : endpoint.equals(receiver.name()));
  }
}
