package io.webhookkit.micronaut;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.hibernate.HibernateTransactionManager;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.outbox.OutboxTransaction;
import jakarta.inject.Singleton;

/** Transactions on Hibernate sessions. Their managers come late: they wait for the webhooks. */
@Singleton
@Requires(classes = HibernateTransactionManager.class, beans = TransactionOperations.class)
final class SessionTransactions implements ManagedTransactions {

  private final BeanContext beans;
  private final OutboxDatabase database;

  SessionTransactions(BeanContext beans, OutboxDatabase database) {
    this.beans = beans;
    this.database = database;
  }

  @Override
  public boolean serve() {
    return database.has(TransactionOperations.class, HibernateTransactionManager.class);
  }

  @Override
  public boolean anyRuns() {
    return beans.getBeansOfType(TransactionOperations.class).stream()
        .filter(HibernateTransactionManager.class::isInstance)
        .map(HibernateTransactionManager.class::cast)
        .anyMatch(manager -> SessionTransaction.running(manager).isPresent());
  }

  @Override
  public OutboxTransaction publishing() {
    return new SessionTransaction(this::manager);
  }

  @Override
  public InboundTransaction handling() {
    return new SessionHandling(this::manager);
  }

  private HibernateTransactionManager manager() {
    return database.own(TransactionOperations.class, HibernateTransactionManager.class);
  }
}
