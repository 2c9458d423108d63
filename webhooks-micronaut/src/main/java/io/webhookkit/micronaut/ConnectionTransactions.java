package io.webhookkit.micronaut;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.jdbc.DataSourceTransactionManager;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.outbox.OutboxTransaction;
import jakarta.inject.Singleton;

/** Transactions on JDBC connections, where there is no Hibernate. */
@Singleton
@Requires(classes = DataSourceTransactionManager.class, beans = TransactionOperations.class)
final class ConnectionTransactions implements ManagedTransactions {

  private final BeanContext beans;
  private final OutboxDatabase database;

  ConnectionTransactions(BeanContext beans, OutboxDatabase database) {
    this.beans = beans;
    this.database = database;
  }

  @Override
  public boolean serve() {
    return database.has(TransactionOperations.class, DataSourceTransactionManager.class);
  }

  @Override
  public boolean anyRuns() {
    return beans.getBeansOfType(TransactionOperations.class).stream()
        .filter(DataSourceTransactionManager.class::isInstance)
        .map(DataSourceTransactionManager.class::cast)
        .anyMatch(manager -> ConnectionTransaction.running(manager).isPresent());
  }

  @Override
  public OutboxTransaction publishing() {
    return new ConnectionTransaction(this::manager);
  }

  @Override
  public InboundTransaction handling() {
    return new ConnectionHandling(this::manager);
  }

  private DataSourceTransactionManager manager() {
    return database.own(TransactionOperations.class, DataSourceTransactionManager.class);
  }
}
