package io.webhookkit.spring;

import io.webhookkit.inbound.InboundTransaction.Work;
import io.webhookkit.outbox.ForeignTransactionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The connection of the transaction that Spring runs on this thread. Thread-safe. */
final class TransactionConnection {

  private final DataSource dataSource;
  private final BooleanSupplier jta;

  /**
   * Creates one.
   *
   * @param jta tells whether the application uses JTA
   */
  TransactionConnection(DataSource dataSource, BooleanSupplier jta) {
    this.dataSource = asManagersKnow(dataSource);
    this.jta = jta;
  }

  /** They bind a connection by the data source within such a proxy. */
  private static DataSource asManagersKnow(DataSource dataSource) {
    return dataSource instanceof TransactionAwareDataSourceProxy proxy
        ? Objects.requireNonNullElse(proxy.getTargetDataSource(), dataSource)
        : dataSource;
  }

  /**
   * Does work on the connection.
   *
   * @throws ForeignTransactionException if the transaction's manager does not own it
   */
  <R> R call(Progress progress, Work<R> work) throws SQLException {
    boolean owned = progress.owns(dataSource, jta);
    Connection connection = DataSourceUtils.getConnection(dataSource);
    try {
      requireInTransaction(owned && isInTransaction(connection));
      return work.on(connection);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  /** With a statement, because some connections join a JTA transaction only then. */
  private static boolean isInTransaction(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      connection.createStatement().close();
    }
    return !connection.getAutoCommit();
  }

  /** A transaction manager of another database has left our connection alone. */
  private static void requireInTransaction(boolean inTransaction) {
    if (!inTransaction) {
      throw new ForeignTransactionException();
    }
  }
}
