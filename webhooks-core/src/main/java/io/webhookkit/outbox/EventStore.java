package io.webhookkit.outbox;

import io.webhookkit.delivery.PendingEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The writing side of an {@link Outbox}: all that the application's transactions know of it.
 * Thread-safe, and without a lock that two transactions could meet at.
 */
public interface EventStore {

  /**
   * Stores events in a transaction, in one batch, in their order. They exist if and only if it
   * commits.
   *
   * @param transaction its connection; left open
   * @param events at least one
   * @param leased whether this node holds them from the start; otherwise anybody may claim them
   *     once they are committed
   * @return the stored events, in the same order
   * @throws SQLException if they can't be stored; the transaction must then fail
   */
  List<PendingEvent> append(Connection transaction, List<NewEvent> events, boolean leased)
      throws SQLException;

  /**
   * Stores events in a transaction of their own.
   *
   * @return the stored events, in the same order
   */
  List<PendingEvent> append(List<NewEvent> events, boolean leased);

  /** Takes back events that were stored earlier in the same, still running transaction. */
  void withdraw(Connection transaction, List<PendingEvent> events) throws SQLException;

  /**
   * Is told that the transaction that stored these events has committed. A store that takes part in
   * the transaction knows by itself. Does not throw.
   */
  default void committed(List<PendingEvent> events, boolean leased) {}
}
