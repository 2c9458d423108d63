package io.webhookkit.spring;

import io.webhookkit.inbound.InboundTransaction;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** The transactions of Spring's manager, in which inbound webhooks are handled. */
final class HandlerTransaction implements InboundTransaction {

  /** A supplier: it may need the session factory, which waits for the webhooks. */
  private final Supplier<PlatformTransactionManager> managers;

  private final TransactionConnection connection;

  HandlerTransaction(
      Supplier<PlatformTransactionManager> managers, TransactionConnection connection) {
    this.managers = managers;
    this.connection = connection;
  }

  /** Not by a template, which lets no checked exception through. */
  @Override
  public <R> R call(Callable<R> work) throws Exception {
    PlatformTransactionManager manager = managers.get();
    TransactionStatus status =
        manager.getTransaction(
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    R result;
    try {
      result = work.call();
    } catch (Throwable e) {
      rollback(manager, status, e);
      throw e;
    }
    manager.commit(status);
    return result;
  }

  private static void rollback(
      PlatformTransactionManager manager, TransactionStatus status, Throwable reason) {
    try {
      manager.rollback(status);
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  public <R> R onConnection(Work<R> work) throws SQLException {
    return connection.call(SpringTransaction.progress(), work);
  }
}
