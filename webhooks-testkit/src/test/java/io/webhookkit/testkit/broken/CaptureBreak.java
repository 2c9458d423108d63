package io.webhookkit.testkit.broken;

import io.webhookkit.Event;
import io.webhookkit.outbox.NewEvent;
import java.util.List;
import org.hibernate.event.spi.EventType;

/** What a broken capture does otherwise. All of it is as it should be until overridden. */
interface CaptureBreak {

  /** How a transaction came to its end. */
  enum End {
    COMMITTED,
    ROLLED_BACK,
    ABANDONED
  }

  /** Returns an event as it is told. */
  default Event told(Event event) {
    return event;
  }

  /** Returns which of a transaction's events are stored. */
  default List<NewEvent> stored(List<NewEvent> events) {
    return events;
  }

  /** Tells whether what was stored is corrected by a later change in its transaction. */
  default boolean corrects() {
    return true;
  }

  /** Tells whether it listens to what Hibernate tells of. */
  default boolean hears(EventType<?> told) {
    return true;
  }

  /** Tells whether something is announced of a transaction that has committed no event. */
  default boolean announces(End end) {
    return false;
  }

  /** Tells whether something is announced of a statement as soon as it is executed. */
  default boolean announces(String sql) {
    return false;
  }

  /** Tells whether it notices savepoints. */
  default boolean knowsSavepoints() {
    return true;
  }

  /** Tells whether it sees which sessions share a transaction; its application has JTA if not. */
  default boolean sharesTransactions() {
    return true;
  }

  /** Tells whether a change outside a transaction is refused, and not taken without its event. */
  default boolean refusesChangesOutsideTransactions() {
    return true;
  }

  /** Tells whether the endpoints of a backfill are those that there are, and not any. */
  default boolean knowsItsEndpoints() {
    return true;
  }

  /** Tells whether the classes of a backfill are those that are announced. */
  default boolean knowsItsClasses() {
    return true;
  }
}
