package io.webhookkit.jakarta;

import io.webhookkit.inbound.InboundTransaction;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * The JTA transactions in which inbound webhooks are handled. Loaded only where there is JTA.
 *
 * @param begin begins a transaction
 * @param commit commits it
 * @param rollback rolls it back
 * @param dataSource takes part in it
 */
record JtaHandling(Step begin, Step commit, Step rollback, DataSource dataSource)
    implements InboundTransaction {

  /** What a transaction manager does. */
  @FunctionalInterface
  interface Step {
    void take() throws Exception;
  }

  /** Returns one by the user transaction, or else the transaction manager, that is a bean. */
  static Optional<InboundTransaction> find(BeanContainer beans, DataSource dataSource) {
    Instance<UserTransaction> user = beans.createInstance().select(UserTransaction.class);
    if (user.isResolvable()) {
      UserTransaction found = user.get();
      return Optional.of(new JtaHandling(found::begin, found::commit, found::rollback, dataSource));
    }
    Instance<TransactionManager> manager = beans.createInstance().select(TransactionManager.class);
    if (manager.isResolvable()) {
      TransactionManager found = manager.get();
      return Optional.of(new JtaHandling(found::begin, found::commit, found::rollback, dataSource));
    }
    return Optional.empty();
  }

  @Override
  public <R> R call(Callable<R> work) throws Exception {
    begin.take();
    R result;
    try {
      result = work.call();
    } catch (Throwable e) {
      rollBack(e);
      throw e;
    }
    commit.take();
    return result;
  }

  private void rollBack(Throwable reason) {
    try {
      rollback.take();
    } catch (Exception e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  public <R> R onConnection(Work<R> work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      JtaTransaction.requireInTransaction(connection);
      return work.on(connection);
    }
  }
}
