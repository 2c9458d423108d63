package io.webhookkit.outbox;

import io.webhookkit.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Is told of the events of a transaction before it commits. Thread-safe. */
@FunctionalInterface
public interface EventObserver {

  /** Sees nothing. */
  EventObserver NONE = (transaction, events) -> {};

  /**
   * Events are about to be committed; perhaps others instead, if it is called again.
   *
   * @param transaction the connection of the transaction; left open
   * @param events at least one
   * @throws SQLException if the transaction must fail
   */
  void committing(Connection transaction, List<Event> events) throws SQLException;
}
