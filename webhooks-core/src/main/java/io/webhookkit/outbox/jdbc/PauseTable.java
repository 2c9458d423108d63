package io.webhookkit.outbox.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The statements on {@code webhook_pause}. */
final class PauseTable {

  private final String insert;

  PauseTable(Dialect dialect) {
    this.insert = "insert into webhook_pause (endpoint, since) values (?, " + dialect.now() + ")";
  }

  void insert(Connection connection, String endpoint) throws SQLException {
    if (!contains(connection, endpoint)) {
      execute(connection, insert, endpoint);
    }
  }

  void delete(Connection connection, String endpoint) throws SQLException {
    execute(connection, "delete from webhook_pause where endpoint = ?", endpoint);
  }

  private static boolean contains(Connection connection, String endpoint) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select endpoint from webhook_pause where endpoint = ?")) {
      statement.setString(1, endpoint);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void execute(Connection connection, String sql, String endpoint)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, endpoint);
      statement.executeUpdate();
    }
  }
}
