package io.webhookkit.micronaut;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.transaction.TransactionOperations;
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

  private final BeanProvider<TransactionOperations<Connection>> transactions;

  ConnectionHandling(BeanProvider<TransactionOperations<Connection>> transactions) {
    this.transactions = transactions;
  }

  @Override
  public <R> R call(Callable<R> work) throws Exception {
    return NewTransaction.call(transactions.get(), work);
  }

  @Override
  public <R> R onConnection(Work<R> work) throws SQLException {
    return work.on(transactions.get().getConnection());
  }
}
