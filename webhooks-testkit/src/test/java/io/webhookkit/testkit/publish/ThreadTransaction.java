package io.webhookkit.testkit.publish;

import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions of plain JDBC, as an application without a framework would write them. */
final class ThreadTransaction implements OutboxTransaction {

  private final DataSource dataSource;
  private boolean active;
  private @Nullable PublishedEvents events;

  ThreadTransaction(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void run(Runnable work, boolean commit) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      active = true;
      work.run();
      if (commit) {
        if (events != null) {
          events.beforeCommit(connection);
        }
        connection.commit();
      } else {
        connection.rollback();
      }
      if (events != null) {
        events.completed(commit);
      }
    } finally {
      active = false;
      events = null;
    }
  }

  @Override
  public boolean isActive() {
    return active;
  }

  @Override
  public PublishedEvents join(Supplier<PublishedEvents> newcomer) {
    if (events == null) {
      events = newcomer.get();
    }
    return events;
  }
}
