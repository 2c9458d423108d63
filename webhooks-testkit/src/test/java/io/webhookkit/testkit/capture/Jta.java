package io.webhookkit.testkit.capture;

import com.arjuna.ats.jta.TransactionManager;
import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.testkit.Proxies;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.xa.PGXADataSource;

/** Connections that take part in the transactions of Narayana: one in each, which ends with it. */
final class Jta {

  private final XADataSource database;
  private final Map<Transaction, Connection> enlisted = new ConcurrentHashMap<>();

  private Jta(XADataSource database) {
    this.database = database;
  }

  /** Returns a data source of them, on the database behind a pool. */
  static DataSource transactional(DataSource pool) {
    Jta jta = new Jta(xa(((HikariDataSource) pool).getDataSource()));
    return (DataSource)
        Proxy.newProxyInstance(
            Jta.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getConnection" -> jta.connection();
                  case "toString" -> "Jta";
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static XADataSource xa(DataSource database) {
    if (database instanceof PGSimpleDataSource postgres) {
      PGXADataSource xa = new PGXADataSource();
      xa.setUrl(postgres.getURL());
      xa.setUser(postgres.getUser());
      return xa;
    }
    return (XADataSource) database;
  }

  private Connection connection() throws SQLException, SystemException, RollbackException {
    Transaction transaction = TransactionManager.transactionManager().getTransaction();
    if (transaction == null) {
      return closingItsOwn(database.getXAConnection());
    }
    Connection known = enlisted.get(transaction);
    return known != null ? known : enlist(transaction);
  }

  private Connection enlist(Transaction transaction)
      throws SQLException, SystemException, RollbackException {
    XAConnection connection = database.getXAConnection();
    transaction.enlistResource(connection.getXAResource());
    Connection shared =
        Proxies.replacing(Connection.class, connection.getConnection(), "close", () -> {});
    enlisted.put(transaction, shared);
    transaction.registerSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            enlisted.remove(transaction);
            close(connection);
          }
        });
    return shared;
  }

  private static Connection closingItsOwn(XAConnection connection) throws SQLException {
    return Proxies.replacing(
        Connection.class, connection.getConnection(), "close", () -> close(connection));
  }

  private static void close(XAConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
