package io.webhookkit.micronaut;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.hibernate.HibernateTransactionManager;
import io.micronaut.transaction.jdbc.DataSourceTransactionManager;
import io.webhookkit.inbound.InboundTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;

/** The transactions on JDBC connections in which inbound webhooks are handled. */
@Singleton
@Secondary
@Requires(classes = DataSourceTransactionManager.class)
@Requires(beans = DataSourceTransactionManager.class)
@Requires(missingBeans = HibernateTransactionManager.class)
final class ConnectionHandling implements InboundTransaction {

  private static final TransactionDefinition NEW =
      TransactionDefinition.of(Propagation.REQUIRES_NEW);

  private final BeanProvider<TransactionOperations<Connection>> transactions;

  ConnectionHandling(BeanProvider<TransactionOperations<Connection>> transactions) {
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
  public <R> R onConnection(Work<R> work) throws SQLException {
    return work.on(transactions.get().getConnection());
  }
}
