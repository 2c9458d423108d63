package io.webhookkit.micronaut;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.TransactionSynchronization;
import io.webhookkit.WebhookException;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The transaction that Micronaut runs on a JDBC connection, where there is no Hibernate. */
final class ConnectionTransaction implements OutboxTransaction {

  private final Supplier<? extends TransactionOperations<Connection>> manager;
  private final Map<Connection, Joined> joined = new ConcurrentHashMap<>();

  ConnectionTransaction(Supplier<? extends TransactionOperations<Connection>> manager) {
    this.manager = manager;
  }

  @Override
  public boolean isActive() {
    return running(manager.get()).isPresent();
  }

  @Override
  public PublishedEvents join(Supplier<PublishedEvents> newcomer) {
    TransactionStatus<?> status = running(manager.get()).orElseThrow();
    return joined.computeIfAbsent(connection(status), any -> register(status, newcomer.get()))
        .events;
  }

  /** Where a method supports a transaction without needing one, there may be a connection only. */
  static Optional<? extends TransactionStatus<?>> running(
      TransactionOperations<Connection> manager) {
    return manager.findTransactionStatus().filter(status -> isInTransaction(connection(status)));
  }

  private static Connection connection(TransactionStatus<?> status) {
    return (Connection) status.getConnection();
  }

  private static boolean isInTransaction(Connection connection) {
    try {
      return !connection.getAutoCommit();
    } catch (SQLException e) {
      throw new WebhookException("The running transaction can't be joined: " + e.getMessage(), e);
    }
  }

  private Joined register(TransactionStatus<?> status, PublishedEvents events) {
    Joined newcomer = new Joined(connection(status), events);
    status.registerSynchronization(newcomer);
    return newcomer;
  }

  private final class Joined implements TransactionSynchronization {

    private final Connection connection;
    private final PublishedEvents events;

    Joined(Connection connection, PublishedEvents events) {
      this.connection = connection;
      this.events = events;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      events.beforeCommit(connection);
    }

    @Override
    public void afterCompletion(Status status) {
      joined.remove(connection);
      events.completed(status == Status.COMMITTED);
    }
  }
}
