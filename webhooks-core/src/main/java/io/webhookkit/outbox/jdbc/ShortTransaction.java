package io.webhookkit.outbox.jdbc;

import io.webhookkit.WebhookException;
import io.webhookkit.outbox.OutboxException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Runs a few statements in a transaction of their own, at READ COMMITTED: a stricter level would
 * let a claim block the application's inserts. The connection goes back to its pool as it came; all
 * connections of a data source are taken to come at one level.
 */
final class ShortTransaction {

  private static final int UNKNOWN = -1;

  private final DataSource dataSource;

  /** The level that connections have when they come; to ask for it costs a round trip. */
  private volatile int ownIsolation = UNKNOWN;

  ShortTransaction(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Work on a connection. */
  @FunctionalInterface
  interface Work<R> {
    R on(Connection connection) throws SQLException;
  }

  /** Work on a connection that has no result. */
  @FunctionalInterface
  interface Task {
    void on(Connection connection) throws SQLException;
  }

  /**
   * Runs the task, and commits it if it returns.
   *
   * @param purpose what it is for, for the error
   */
  void run(String purpose, Task task) {
    call(
        purpose,
        connection -> {
          task.on(connection);
          return this;
        });
  }

  /**
   * Runs the work, and commits it if it returns.
   *
   * @param purpose what it is for, for the error
   */
  <R> R call(String purpose, Work<R> work) {
    try (Connection connection = connect(purpose)) {
      int isolation = isolation(connection);
      boolean other = isolation != Connection.TRANSACTION_READ_COMMITTED;
      if (other) {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      }
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        return committed(connection, work);
      } finally {
        connection.setAutoCommit(autoCommit);
        if (other) {
          connection.setTransactionIsolation(isolation);
        }
      }
    } catch (SQLException e) {
      ownIsolation = UNKNOWN; // there may be another server now
      throw new OutboxException("Could not " + purpose, e);
    }
  }

  /**
   * Runs a task that inserts a row unless it is there. If it fails, somebody else may have inserted
   * that row just now: then it is there when the task is run once more.
   */
  void runOrAgain(String purpose, Task task) {
    callOrAgain(
        purpose,
        connection -> {
          task.on(connection);
          return this;
        });
  }

  /** Does the same with work that has a result. */
  <R> R callOrAgain(String purpose, Work<R> work) {
    try {
      return call(purpose, work);
    } catch (OutboxException e) {
      return call(purpose, work);
    }
  }

  /**
   * Runs work that only reads: with a pool that commits by itself, that is one statement and
   * nothing around it.
   *
   * @param purpose what it is for, for the error
   */
  <R> R read(String purpose, Work<R> work) {
    try (Connection connection = connect(purpose)) {
      return connection.getAutoCommit() ? work.on(connection) : committed(connection, work);
    } catch (SQLException e) {
      throw new OutboxException("Could not " + purpose, e);
    }
  }

  private int isolation(Connection connection) throws SQLException {
    int known = ownIsolation;
    if (known == UNKNOWN) {
      known = connection.getTransactionIsolation();
      ownIsolation = known;
    }
    return known;
  }

  private Connection connect(String purpose) {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new WebhookException("Could not " + purpose + ": " + e.getMessage(), e);
    }
  }

  private static <R> R committed(Connection connection, Work<R> work) throws SQLException {
    boolean done = false;
    try {
      R result = work.on(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
    }
  }
}
