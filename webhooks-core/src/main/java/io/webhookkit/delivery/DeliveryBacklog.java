package io.webhookkit.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Where the dispatcher finds what is left to do, and says what was done. Every method is a short
 * transaction of its own, made by one node among several: what one of them has claimed, no other
 * gets until the lease ends. Only the store's own clock decides when that is.
 *
 * <p>Thread-safe. A method that throws has done nothing, and is called again later.
 */
public interface DeliveryBacklog {

  /** Tells what there is to do, now or later. With nothing to do this is all that is ever asked. */
  Look look();

  /**
   * Leases events that nobody holds: those that have waited for longest, in the order of their
   * sequence. An event whose node has died waits from the end of its lease.
   */
  List<PendingEvent> claimEvents(int max);

  /** Leases deliveries that are due for another attempt. */
  List<PendingDelivery> claimDeliveries(int max);

  /** Returns the endpoints at which deliveries wait for room ({@link Outcome.Waiting}). */
  Set<String> waitingEndpoints();

  /**
   * Leases deliveries that wait for room at this endpoint ({@link Outcome.Waiting}), in the order
   * of their events.
   */
  List<PendingDelivery> claimWaiting(String endpoint, int max);

  /**
   * Stores what a batch came to, all or nothing. Work whose lease has meanwhile passed to somebody
   * else is left alone: it will be settled under its new lease.
   */
  void settle(Settlement settlement);

  /**
   * Lets leases begin anew. Whoever holds something for longer than a third of its lease asks for
   * that.
   *
   * @return those that were still this node's
   */
  List<Lease> renewLeases(List<PendingEvent> events, List<PendingDelivery> deliveries);

  /** Ends the leases of this node: at its start those of its earlier life, at its end its own. */
  void releaseLeases();

  /**
   * Returns what was not delivered yet of these orders: open events, whoever holds them, and of the
   * deliveries in any state but {@link Outcome.Skipped} at least each endpoint's oldest. An order
   * may have any number of open events: after one that this node does not hold, {@link
   * Undelivered#andMore} may stand for all that follow.
   *
   * @param held tells whether this node holds the event of a number
   */
  List<Undelivered> undelivered(Collection<Long> orderKeys, LongPredicate held);

  /**
   * Lets each delivery of these orders that is {@link Outcome.Blocked} wait for room alone, if
   * nothing before it is left at its endpoint. Called after what was before it is settled.
   *
   * @return the endpoints of those that there were
   */
  Set<String> unblock(Collection<Long> orderKeys);

  /** Does the same in all orders: after a redelivery, and for what a crash has left blocked. */
  Set<String> unblock();

  /**
   * Deletes, in small steps that lock out nobody, what is older than this: events that nobody waits
   * for, and attempts. What was not delivered stays, and so does its event.
   *
   * @return how many rows were deleted
   */
  long purge(Duration age);

  /** Pauses an endpoint for all nodes; again changes nothing. */
  void pause(String endpoint);

  /** Ends the pause of an endpoint for all nodes. */
  void resume(String endpoint);

  /**
   * Lets what is parked or skipped for an endpoint wait for its next attempt, as if there had been
   * none.
   *
   * @param inOrder whether what is part of an order has to wait for its turn: it is then {@link
   *     Outcome.Blocked}, and has to be {@linkplain #unblock() unblocked}. No two nodes get two of
   *     an order that were parked. What was skipped is late, and its turn comes at once.
   * @return how many there were
   */
  long redeliver(String endpoint, boolean inOrder);

  /** Tells how much was not delivered. It may cost more than a look: ask every now and then. */
  Standing standing();
}
