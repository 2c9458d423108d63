package io.webhookkit.micronaut;

import io.micronaut.transaction.TransactionOperations;
import io.webhookkit.inbound.InboundTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** The transactions on JDBC connections in which inbound webhooks are handled. */
final class ConnectionHandling implements InboundTransaction {

  private final Supplier<? extends TransactionOperations<Connection>> manager;

  ConnectionHandling(Supplier<? extends TransactionOperations<Connection>> manager) {
    this.manager = manager;
  }

  @Override
  public <R> R call(Callable<R> work) throws Exception {
    return NewTransaction.call(manager.get(), work);
  }

  @Override
  public <R> R onConnection(Work<R> work) throws SQLException {
    return work.on(manager.get().getConnection());
  }
}
