package io.webhookkit.spring;

import io.webhookkit.WebhookException;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import io.webhookkit.outbox.Revertible;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The transaction that Spring runs on this thread, whichever of its managers has begun it. */
final class SpringTransaction implements OutboxTransaction {

  private final DataSource dataSource;
  private final BooleanSupplier jta;

  /**
   * Creates one.
   *
   * @param jta tells whether the application uses JTA
   */
  SpringTransaction(DataSource dataSource, BooleanSupplier jta) {
    this.dataSource = asManagersKnow(dataSource);
    this.jta = jta;
  }

  /** They bind a connection by the data source within such a proxy. */
  private static DataSource asManagersKnow(DataSource dataSource) {
    return dataSource instanceof TransactionAwareDataSourceProxy proxy
        ? Objects.requireNonNullElse(proxy.getTargetDataSource(), dataSource)
        : dataSource;
  }

  @Override
  public boolean isActive() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      return false;
    }
    Progress progress = Progress.current();
    return progress == null || progress.phase() != Progress.Phase.COMMITTED;
  }

  @Override
  public PublishedEvents join(Supplier<PublishedEvents> newcomer) {
    Progress progress = progress();
    if (progress.phase() == Progress.Phase.COMMITTING) {
      throw new WebhookException(
          "An event was published while its transaction commits, in Hibernate's last flush perhaps,"
              + " so it can't be part of it any more: publish before, or flush before");
    }
    return progress.joined().stream()
        .filter(joined -> joined.isOpenFor(this))
        .findFirst()
        .orElseGet(() -> register(newcomer.get(), progress))
        .oneMore();
  }

  /** One that its manager did not announce is followed from its first event on. */
  private static Progress progress() {
    Progress announced = Progress.current();
    return announced == null ? Progress.begin(null) : announced;
  }

  @Override
  public void followSavepoints(Revertible gathered) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(new Savepoints(gathered));
    }
  }

  private JoinedEvents register(PublishedEvents events, Progress progress) {
    JoinedEvents joined = new JoinedEvents(this, events);
    progress.joined().add(joined);
    TransactionSynchronizationManager.registerSynchronization(joined);
    followSavepoints(events);
    return joined;
  }

  void write(PublishedEvents events) {
    boolean owned = progress().owns(dataSource, jta);
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      requireInTransaction(owned && isInTransaction(connection));
      events.beforeCommit(connection);
    } catch (SQLException e) {
      throw new WebhookException("Published events could not be stored: " + e.getMessage(), e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  /** With a statement, because some connections join a JTA transaction only then. */
  private static boolean isInTransaction(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      connection.createStatement().close();
    }
    return !connection.getAutoCommit();
  }

  /** A transaction manager of another database has left our connection alone. */
  private static void requireInTransaction(boolean inTransaction) {
    if (!inTransaction) {
      throw new WebhookException(
          "The running transaction is not one of the database that holds the outbox, so an event"
              + " can't be atomic with it: publish in a transaction of that database");
    }
  }
}
