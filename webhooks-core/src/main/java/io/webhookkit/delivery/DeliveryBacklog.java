package io.webhookkit.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the dispatcher finds what is left to do, and says what was done. Every method is a short
 * transaction of its own, made by one node among several: what one of them has claimed, no other
 * gets until the lease ends. Only the store's own clock decides when that is.
 *
 * <p>Thread-safe. A method that throws has done nothing, and is called again later.
 */
public interface DeliveryBacklog {

  /** Leases events that nobody holds, in the order of their sequence. */
  List<PendingEvent> claimEvents(int max);

  /** Leases deliveries that are due for another attempt. */
  List<PendingDelivery> claimDeliveries(int max);

  /**
   * Returns how long it is until the next delivery is due for another attempt; empty if there is
   * none.
   */
  Optional<Duration> untilNextDelivery();

  /**
   * Stores what a batch came to, all or nothing. Work whose lease has meanwhile passed to somebody
   * else is left alone: it will be settled under its new lease.
   */
  void settle(Settlement settlement);

  /** Ends the leases of this node: at its start those of its earlier life, at its end its own. */
  void releaseLeases();
}
