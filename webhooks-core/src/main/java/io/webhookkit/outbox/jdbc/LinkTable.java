package io.webhookkit.outbox.jdbc;

import io.webhookkit.inbound.convergence.Link;
import io.webhookkit.inbound.convergence.LinkBytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The statements on {@code webhook_link}. */
final class LinkTable {

  private static final String SELECT =
      "select source, type, external_id, local_id, agreed, corrected from webhook_link"
          + " where source = ? and type = ? and ";

  Optional<Link> lock(Connection connection, String source, String type, String externalId)
      throws SQLException {
    return select(connection, SELECT + "external_id = ? for update", source, type, externalId);
  }

  Optional<Link> find(Connection connection, String source, String type, String localId)
      throws SQLException {
    return select(connection, SELECT + "local_id = ?", source, type, localId);
  }

  private static Optional<Link> select(
      Connection connection, String sql, String source, String type, String id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, source);
      statement.setString(2, type);
      statement.setString(3, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(link(row)) : Optional.empty();
      }
    }
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(
        row.getString("source"),
        row.getString("type"),
        row.getString("external_id"),
        row.getString("local_id"),
        LinkBytes.read(row.getBytes("agreed")),
        row.getString("corrected"));
  }

  int save(Connection connection, Link link) throws SQLException {
    int updated =
        execute(
            connection,
            "update webhook_link set local_id = ?, agreed = ?, corrected = ?"
                + " where source = ? and type = ? and external_id = ?",
            link);
    return updated > 0
        ? updated
        : execute(
            connection,
            "insert into webhook_link (local_id, agreed, corrected, source, type, external_id)"
                + " values (?, ?, ?, ?, ?, ?)",
            link);
  }

  private static int execute(Connection connection, String sql, Link link) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, link.localId());
      statement.setBytes(2, LinkBytes.write(link.agreed()));
      statement.setString(3, link.corrected());
      statement.setString(4, link.source());
      statement.setString(5, link.type());
      statement.setString(6, link.externalId());
      return statement.executeUpdate();
    }
  }

  int delete(Connection connection, Link link) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from webhook_link where source = ? and type = ? and external_id = ?")) {
      statement.setString(1, link.source());
      statement.setString(2, link.type());
      statement.setString(3, link.externalId());
      return statement.executeUpdate();
    }
  }

  long count(Connection connection, String source, String type) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select count(*) from webhook_link where source = ? and type = ?")) {
      statement.setString(1, source);
      statement.setString(2, type);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
