package io.webhookkit.micronaut;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
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

  private static final TransactionDefinition NEW =
      TransactionDefinition.of(Propagation.REQUIRES_NEW);

  /** A provider: its transactions need the session factory, which waits for the webhooks. */
  private final BeanProvider<TransactionOperations<Session>> transactions;

  SessionHandling(BeanProvider<TransactionOperations<Session>> transactions) {
    this.transactions = transactions;
  }

  @Override
  public <R> R call(Callable<R> work) throws Exception {
    return transactions.get().execute(NEW, status -> committing(status, work.call()));
  }

  /** Micronaut rolls back without a word what a handler has marked so. */
  private static <R> R committing(TransactionStatus<?> status, R result) {
    if (status.isRollbackOnly()) {
      throw new IllegalStateException("the handler's transaction can only roll back");
    }
    return result;
  }

  @Override
  public <R> R onConnection(Work<R> work) {
    return transactions.get().getConnection().doReturningWork(work::on);
  }
}
