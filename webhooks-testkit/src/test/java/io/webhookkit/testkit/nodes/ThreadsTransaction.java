package io.webhookkit.testkit.nodes;

import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions of plain JDBC, one for each of several threads. */
final class ThreadsTransaction implements OutboxTransaction {

  private final DataSource dataSource;
  private final Map<Thread, Running> running = new ConcurrentHashMap<>();

  ThreadsTransaction(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  private static final class Running {
    private @Nullable PublishedEvents events;
  }

  /** Work on a transaction's connection. */
  @FunctionalInterface
  interface Work {
    void on(Connection connection) throws SQLException;
  }

  void run(Work work) throws SQLException {
    Running transaction = new Running();
    running.put(Thread.currentThread(), transaction);
    boolean committed = false;
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        work.on(connection);
        if (transaction.events != null) {
          transaction.events.beforeCommit(connection);
        }
        connection.commit();
        committed = true;
      } finally {
        if (!committed) {
          connection.rollback();
        }
      }
    } finally {
      running.remove(Thread.currentThread());
      if (transaction.events != null) {
        transaction.events.completed(committed);
      }
    }
  }

  @Override
  public boolean isActive() {
    return running.containsKey(Thread.currentThread());
  }

  @Override
  public PublishedEvents join(Supplier<PublishedEvents> newcomer) {
    Running transaction = running.get(Thread.currentThread());
    if (transaction.events == null) {
      transaction.events = newcomer.get();
    }
    return transaction.events;
  }
}
