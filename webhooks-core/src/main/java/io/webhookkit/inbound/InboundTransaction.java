package io.webhookkit.inbound;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;

/**
 * The transactions in which handlers change the application's entities. Adapters implement it over
 * the transaction manager of their framework. Thread-safe.
 */
public interface InboundTransaction {

  /** For an application without a database: there is nothing to commit. */
  InboundTransaction NONE =
      new InboundTransaction() {
        @Override
        public <R> R call(Callable<R> work) throws Exception {
          return work.call();
        }

        @Override
        public <R> R onConnection(Work<R> work) {
          throw new IllegalStateException("there is no transaction");
        }
      };

  /** Work on a connection. */
  @FunctionalInterface
  interface Work<R> {

    /** Does it; the connection is left open. */
    R on(Connection connection) throws SQLException;
  }

  /**
   * Does work in a new transaction, which commits if it returns and rolls back if it throws.
   *
   * @throws Exception what the work throws, or why the transaction can't begin or commit
   */
  <R> R call(Callable<R> work) throws Exception;

  /**
   * Does work on the connection of the transaction that {@link #call} runs on this thread.
   *
   * @throws SQLException what the work throws
   * @throws io.webhookkit.WebhookException if the transaction is not one of the inbox's database
   */
  <R> R onConnection(Work<R> work) throws SQLException;
}
