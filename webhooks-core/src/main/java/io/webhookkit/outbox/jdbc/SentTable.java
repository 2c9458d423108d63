package io.webhookkit.outbox.jdbc;

import io.webhookkit.inbound.convergence.LinkStore.SentValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The statements on {@code webhook_sent}: rows are only added, so no two transactions meet. */
final class SentTable {

  private static final String BY_ATTRIBUTE = " where type = ? and local_id = ? and attribute = ?";

  private final Dialect dialect;
  private final Rows rows;
  private final String old;

  SentTable(Dialect dialect) {
    this.dialect = dialect;
    this.rows =
        new Rows(
            "insert into webhook_sent (type, local_id, attribute, fingerprint, sent_at)",
            "(?, ?, ?, ?, ?)");
    this.old = "delete from webhook_sent where sent_at < " + dialect.nowPlusMillis();
  }

  void insert(Connection connection, List<SentValue> values) throws SQLException {
    rows.insert(
        connection,
        values,
        (parameters, value) -> {
          PreparedStatement statement = parameters.statement();
          statement.setString(parameters.next(), value.type());
          statement.setString(parameters.next(), value.localId());
          statement.setString(parameters.next(), value.attribute());
          statement.setString(parameters.next(), value.fingerprint());
          statement.setObject(parameters.next(), dialect.timestamp(value.at()));
        });
  }

  boolean contains(Connection connection, SentValue value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select 1 from webhook_sent" + BY_ATTRIBUTE + " and fingerprint = ? limit 1")) {
      statement.setString(1, value.type());
      statement.setString(2, value.localId());
      statement.setString(3, value.attribute());
      statement.setString(4, value.fingerprint());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  Optional<Instant> last(Connection connection, String type, String localId, String attribute)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select sent_at from webhook_sent" + BY_ATTRIBUTE + " order by sent_at desc limit 1")) {
      statement.setString(1, type);
      statement.setString(2, localId);
      statement.setString(3, attribute);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(dialect.time(row, "sent_at")) : Optional.empty();
      }
    }
  }

  int delete(
      Connection connection,
      String type,
      String localId,
      Collection<String> attributes,
      Instant upTo)
      throws SQLException {
    int deleted = 0;
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from webhook_sent" + BY_ATTRIBUTE + " and sent_at <= ?")) {
      for (String attribute : attributes) {
        statement.setString(1, type);
        statement.setString(2, localId);
        statement.setString(3, attribute);
        statement.setObject(4, dialect.timestamp(upTo));
        deleted += statement.executeUpdate();
      }
    }
    return deleted;
  }

  int purge(Connection connection, Duration age) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(old)) {
      statement.setLong(1, -age.toMillis());
      return statement.executeUpdate();
    }
  }
}
