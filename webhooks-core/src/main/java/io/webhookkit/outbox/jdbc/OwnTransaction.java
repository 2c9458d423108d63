package io.webhookkit.outbox.jdbc;

import io.webhookkit.inbound.InboundTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * For an application that has no transaction manager: a transaction that holds the inbox's row
 * alone. What handlers change commits by itself, before the row says so; a crash between the two
 * has the event handled again.
 */
public final class OwnTransaction implements InboundTransaction {

  private final DataSource dataSource;

  @SuppressWarnings("ThreadLocalUsage") // one for each database
  private final ThreadLocal<Connection> running = new ThreadLocal<>();

  /** Creates one over the inbox's database. */
  public OwnTransaction(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public <R> R call(Callable<R> work) throws Exception {
    Connection outer = running.get();
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      running.set(connection);
      boolean done = false;
      try {
        R result = work.call();
        connection.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          connection.rollback();
        }
        connection.setAutoCommit(autoCommit);
      }
    } finally {
      restore(outer);
    }
  }

  private void restore(Connection outer) {
    if (outer == null) {
      running.remove();
    } else {
      running.set(outer);
    }
  }

  @Override
  public <R> R onConnection(Work<R> work) throws SQLException {
    Connection connection = running.get();
    if (connection == null) {
      throw new IllegalStateException("there is no transaction on this thread");
    }
    return work.on(connection);
  }
}
