package io.webhookkit.outbox.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** The statements on {@code webhook_endpoint_secret}. */
final class EndpointSecretTable {

  private static final String ONE = " where endpoint = ? and place = ?";

  private final String end;
  private final String deleteOver;

  EndpointSecretTable(Dialect dialect) {
    this.end = "update webhook_endpoint_secret set valid_until = " + dialect.nowPlusMillis() + ONE;
    this.deleteOver = "delete from webhook_endpoint_secret where valid_until <= " + dialect.now();
  }

  void insert(Connection connection, String endpoint, int place, String secret)
      throws SQLException {
    execute(
        connection,
        "insert into webhook_endpoint_secret (endpoint, place, secret) values (?, ?, ?)",
        endpoint,
        place,
        secret);
  }

  void replace(Connection connection, String endpoint, int place, String secret)
      throws SQLException {
    execute(
        connection, "update webhook_endpoint_secret set secret = ?" + ONE, secret, endpoint, place);
  }

  /** Has one sign no longer than this. */
  void end(Connection connection, String endpoint, int place, Duration after) throws SQLException {
    execute(connection, end, after.toMillis(), endpoint, place);
  }

  /** Has all of an endpoint sign without an end. */
  void keep(Connection connection, String endpoint) throws SQLException {
    execute(
        connection,
        "update webhook_endpoint_secret set valid_until = null where endpoint = ?",
        endpoint);
  }

  void delete(Connection connection, String endpoint, int place) throws SQLException {
    execute(connection, "delete from webhook_endpoint_secret" + ONE, endpoint, place);
  }

  void delete(Connection connection, String endpoint) throws SQLException {
    execute(connection, "delete from webhook_endpoint_secret where endpoint = ?", endpoint);
  }

  /** Deletes those whose time is over. */
  void deleteOver(Connection connection) throws SQLException {
    execute(connection, deleteOver);
  }

  private static void execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
