package io.webhookkit.micronaut;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.hibernate.HibernateTransactionManager;
import io.webhookkit.inbound.InboundTransaction;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;
import org.hibernate.Session;

/** The transactions on Hibernate sessions in which inbound webhooks are handled. */
@Singleton
@Secondary
@Requires(classes = HibernateTransactionManager.class)
@Requires(beans = HibernateTransactionManager.class)
final class SessionHandling implements InboundTransaction {

  /** A provider: its transactions need the session factory, which waits for the webhooks. */
  private final BeanProvider<TransactionOperations<Session>> transactions;

  SessionHandling(BeanProvider<TransactionOperations<Session>> transactions) {
    this.transactions = transactions;
  }

  @Override
  public <R> R call(Callable<R> work) throws Exception {
    return NewTransaction.call(transactions.get(), work);
  }

  @Override
  public <R> R onConnection(Work<R> work) {
    return transactions.get().getConnection().doReturningWork(work::on);
  }
}
