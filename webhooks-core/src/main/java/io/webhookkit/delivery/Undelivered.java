package io.webhookkit.delivery;

import io.webhookkit.EventType;
import io.webhookkit.endpoint.Endpoint;
import java.util.Comparator;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Something that has not been delivered yet, and that what comes after it in the same order has to
 * wait for.
 *
 * @param orderKey what it shares with those that come after it
 * @param sequence the number of its event
 * @param type the type of an event that was not offered to all yet; else null
 * @param endpoint who has not taken it; else null
 */
public record Undelivered(
    long orderKey, long sequence, @Nullable EventType type, @Nullable String endpoint) {

  /** Older ones first. */
  public static final Comparator<Undelivered> BY_SEQUENCE =
      Comparator.comparingLong(Undelivered::sequence);

  /** An event that was not offered to all who want it yet. */
  public static Undelivered open(long orderKey, long sequence, EventType type) {
    return new Undelivered(orderKey, sequence, type, null);
  }

  /** A delivery that an endpoint has not taken. */
  public static Undelivered left(long orderKey, long sequence, String endpoint) {
    return new Undelivered(orderKey, sequence, null, endpoint);
  }

  /** Whatever else may be open of an order after this one, however much it is. */
  public static Undelivered andMore(Undelivered last) {
    return new Undelivered(last.orderKey(), last.sequence(), null, null);
  }

  /**
   * Tells whether an event has to wait for this at an endpoint.
   *
   * @param isHeld whether this node holds the event of this number. What it holds itself has been
   *     in the lane before, which knows what became of it
   */
  boolean stops(PendingEvent event, Endpoint receiver, LongPredicate isHeld) {
    if (event.orderKey() == null || event.orderKey() != orderKey || sequence >= event.sequence()) {
      return false;
    }
    if (endpoint != null) {
      return endpoint.equals(receiver.name());
    }
    return type == null || (receiver.wants(type) && !isHeld.test(sequence));
  }
}
