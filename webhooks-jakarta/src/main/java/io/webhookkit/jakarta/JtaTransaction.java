package io.webhookkit.jakarta;

import io.webhookkit.WebhookException;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The JTA transaction of this thread. The data source has to take part in it: a connection of it is
 * then a connection of the transaction. Loaded only where there is JTA.
 */
final class JtaTransaction implements OutboxTransaction {

  private final TransactionSynchronizationRegistry registry;
  private final DataSource dataSource;

  JtaTransaction(TransactionSynchronizationRegistry registry, DataSource dataSource) {
    this.registry = registry;
    this.dataSource = dataSource;
  }

  /** Returns one over the registry that is a bean, or else that of the server, if there is one. */
  static Optional<OutboxTransaction> find(BeanContainer beans, DataSource dataSource) {
    Instance<TransactionSynchronizationRegistry> registry =
        beans.createInstance().select(TransactionSynchronizationRegistry.class);
    return (registry.isResolvable() ? Optional.of(registry.get()) : ofServer())
        .map(found -> new JtaTransaction(found, dataSource));
  }

  /** In a Jakarta EE server the registry has this name, and is no bean. */
  @SuppressWarnings("BanJNDI") // the name is fixed: nobody else says what is looked up
  private static Optional<TransactionSynchronizationRegistry> ofServer() {
    try {
      return Optional.of(InitialContext.doLookup("java:comp/TransactionSynchronizationRegistry"));
    } catch (NamingException noServer) {
      return Optional.empty();
    }
  }

  /** One that can only roll back counts: what is published in it must not leave by itself. */
  @Override
  public boolean isActive() {
    int status = registry.getTransactionStatus();
    return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
  }

  @Override
  public PublishedEvents join(Supplier<PublishedEvents> newcomer) {
    if (registry.getTransactionStatus() == Status.STATUS_MARKED_ROLLBACK) {
      return newcomer.get();
    }
    return registry.getResource(this) instanceof Joined joined
        ? joined.events
        : register(newcomer.get());
  }

  private PublishedEvents register(PublishedEvents events) {
    Joined joined = new Joined(events);
    registry.registerInterposedSynchronization(joined);
    registry.putResource(this, joined);
    return events;
  }

  /** A statement first: some connections join the transaction only with it. */
  static void requireInTransaction(Connection connection) throws SQLException {
    connection.createStatement().close();
    if (connection.getAutoCommit()) {
      throw new WebhookException(
          "The data source of the outbox takes no part in the running JTA transaction, so an event"
              + " can't be atomic with it: use one that does");
    }
  }

  private final class Joined implements Synchronization {

    private final PublishedEvents events;

    Joined(PublishedEvents events) {
      this.events = events;
    }

    @Override
    public void beforeCompletion() {
      if (registry.getRollbackOnly()) {
        return;
      }
      try (Connection connection = dataSource.getConnection()) {
        requireInTransaction(connection);
        events.beforeCommit(connection);
      } catch (SQLException e) {
        throw new WebhookException("Published events could not be stored: " + e.getMessage(), e);
      }
    }

    @Override
    public void afterCompletion(int status) {
      events.completed(status == Status.STATUS_COMMITTED);
    }
  }
}
