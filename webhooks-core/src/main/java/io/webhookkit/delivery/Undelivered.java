package io.webhookkit.delivery;

import io.webhookkit.EventType;
import io.webhookkit.endpoint.Endpoint;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that has not been delivered yet, and that what comes after it in the same order has to
 * wait for.
 *
 * @param orderKey what it shares with those that come after it
 * @param sequence the number of its event
 * @param type the type of its event; null if this stands for all that may follow it
 * @param endpoint who has not taken it; null for an event that was not offered to all yet
 */
public record Undelivered(
    long orderKey, long sequence, @Nullable EventType type, @Nullable String endpoint) {

  /**
   * Stands for what follows the last of these in their order, whatever and however much it is: a
   * store need not list more than the oldest ones of an order.
   *
   * @param oldest some of one order, all its oldest ones; at least one
   */
  public static Undelivered andMore(List<Undelivered> oldest) {
    Undelivered last =
        oldest.stream().max(Comparator.comparingLong(Undelivered::sequence)).orElseThrow();
    return new Undelivered(last.orderKey(), last.sequence(), null, null);
  }

  boolean isAndMore() {
    return type == null;
  }

  /** Tells whether an event has to wait for this at an endpoint. */
  boolean precedes(PendingEvent event, Endpoint receiver) {
    return event.orderKey() != null
        && event.orderKey() == orderKey
        && sequence < event.sequence()
        && concerns(receiver);
  }

  private boolean concerns(Endpoint receiver) {
    if (endpoint != null) {
      return endpoint.equals(receiver.name());
    }
    return type == null || receiver.wants(type);
  }
}
