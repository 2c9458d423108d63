package io.webhookkit.spring;

import io.webhookkit.WebhookException;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The transaction that Spring runs on this thread, whichever of its managers has begun it. */
final class SpringTransaction implements OutboxTransaction {

  private final DataSource dataSource;

  SpringTransaction(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public boolean isActive() {
    return TransactionSynchronizationManager.isActualTransactionActive()
        && TransactionSynchronizationManager.isSynchronizationActive()
        && CommitWatch.phase() != CommitWatch.Phase.COMMITTED;
  }

  @Override
  public PublishedEvents join(Supplier<PublishedEvents> newcomer) {
    if (CommitWatch.phase() == CommitWatch.Phase.COMMITTING) {
      throw new WebhookException(
          "An event was published while its transaction commits, in Hibernate's last flush perhaps,"
              + " so it can't be part of it any more: publish before, or flush before");
    }
    return joined()
        .filter(joined -> joined.owner == this && !joined.written)
        .findFirst()
        .orElseGet(() -> register(newcomer.get()))
        .events;
  }

  /** Writes what the running transaction has published and not yet written. */
  static void writeAll() {
    joined().forEach(Joined::write);
  }

  private static Stream<Joined> joined() {
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(Joined.class::isInstance)
        .map(Joined.class::cast);
  }

  private Joined register(PublishedEvents events) {
    Joined joined = new Joined(this, events);
    TransactionSynchronizationManager.registerSynchronization(joined);
    return joined;
  }

  private void write(PublishedEvents events) {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      requireInTransaction(connection);
      events.beforeCommit(connection);
    } catch (SQLException e) {
      throw new WebhookException("Published events could not be stored: " + e.getMessage(), e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  /** A transaction manager of another database has left our connection alone. */
  private static void requireInTransaction(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      throw new WebhookException(
          "The running transaction is not one of the database that holds the outbox, so an event"
              + " can't be atomic with it: publish in a transaction of that database");
    }
  }

  /**
   * What was published, as part of the transaction; without an order it comes after those that have
   * one. What another synchronization publishes still later joins beside it.
   */
  private static final class Joined implements TransactionSynchronization {

    /** Tells two outboxes in one application apart. */
    private final SpringTransaction owner;

    private final PublishedEvents events;
    private boolean written;

    Joined(SpringTransaction owner, PublishedEvents events) {
      this.owner = owner;
      this.events = events;
    }

    void write() {
      if (!written) {
        owner.write(events);
        written = true;
      }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      write();
    }

    @Override
    public void afterCompletion(int status) {
      events.completed(status == STATUS_COMMITTED);
    }
  }
}
