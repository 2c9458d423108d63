package io.webhookkit.benchmarks.contender;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The application's transactions, by Spring, which notes when each commit has returned. */
final class SpringTransactions extends JdbcTransactionManager {

  private final ThreadLocal<Long> committed = ThreadLocal.withInitial(() -> 0L);
  private final DataSource dataSource;
  private final TransactionTemplate template;

  SpringTransactions(DataSource dataSource) {
    super(dataSource);
    this.dataSource = dataSource;
    this.template = new TransactionTemplate(this);
  }

  /** Inserts the leads, announces each, commits, and returns when that was done. */
  long commit(List<Lead> leads, Consumer<Lead> announce) {
    template.executeWithoutResult(
        status -> {
          insert(leads);
          leads.forEach(announce);
        });
    return committed.get();
  }

  /** Does the same, and fails when nothing is left to do but to commit. */
  void rollBack(List<Lead> leads, Consumer<Lead> announce) {
    try {
      template.executeWithoutResult(
          status -> {
            insert(leads);
            leads.forEach(announce);
            TransactionSynchronizationManager.registerSynchronization(new Refusal());
          });
    } catch (RefusedException expected) {
      // That was the point.
    }
  }

  private static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class Refusal implements TransactionSynchronization {

    @Override
    public void beforeCommit(boolean readOnly) {
      throw new RefusedException();
    }
  }

  private void insert(List<Lead> leads) {
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      LeadTable.insert(connection, leads);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    super.doCommit(status);
    committed.set(System.nanoTime());
  }
}
