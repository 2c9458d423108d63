package io.webhookkit.outbox;

import java.util.function.Supplier;

/**
 * The application's running transaction, as the thread sees it: how {@code publish} finds it.
 * Adapters implement it over the transaction manager of their framework. Thread-safe.
 */
public interface OutboxTransaction {

  /** For an application that has no transaction manager: there is never a running transaction. */
  OutboxTransaction NONE =
      new OutboxTransaction() {
        @Override
        public boolean isActive() {
          return false;
        }

        @Override
        public PublishedEvents join(Supplier<PublishedEvents> newcomer) {
          throw new IllegalStateException("there is no transaction to join");
        }
      };

  /** Tells whether a transaction that can be joined is running on this thread. */
  boolean isActive();

  /**
   * Returns what has joined the running transaction before; the first time, {@code newcomer} joins.
   * The transaction then calls {@link PublishedEvents#beforeCommit} on its own connection, after
   * all that can still change something, and {@link PublishedEvents#completed} in any case.
   */
  PublishedEvents join(Supplier<PublishedEvents> newcomer);

  /**
   * Rolls back what the running transaction has gathered whenever it rolls back to a savepoint. A
   * framework that tells nobody of savepoints has nothing to do here.
   */
  default void followSavepoints(Revertible gathered) {}
}
