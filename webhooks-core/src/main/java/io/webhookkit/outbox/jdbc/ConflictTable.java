package io.webhookkit.outbox.jdbc;

import io.webhookkit.inbound.convergence.ResolvedConflict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The statements on {@code webhook_conflict}, the log of conflicts. */
final class ConflictTable {

  private final Dialect dialect;
  private final String old;

  ConflictTable(Dialect dialect) {
    this.dialect = dialect;
    this.old = "delete from webhook_conflict where resolved_at < " + dialect.nowPlusMillis();
  }

  int insert(Connection connection, ResolvedConflict conflict) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into webhook_conflict"
                + " (source, type, local_id, attribute, mine, theirs, kept, resolved_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      statement.setString(1, conflict.source());
      statement.setString(2, conflict.type());
      statement.setString(3, conflict.localId());
      statement.setString(4, conflict.attribute());
      statement.setString(5, conflict.mine());
      statement.setString(6, conflict.theirs());
      statement.setString(7, conflict.kept());
      statement.setObject(8, dialect.timestamp(conflict.at()));
      return statement.executeUpdate();
    }
  }

  List<ResolvedConflict> newest(Connection connection, String source, int most)
      throws SQLException {
    List<ResolvedConflict> newest = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select source, type, local_id, attribute, mine, theirs, kept, resolved_at"
                + " from webhook_conflict where source = ? order by id desc limit ?")) {
      statement.setString(1, source);
      statement.setInt(2, most);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          newest.add(conflict(row));
        }
      }
    }
    return newest;
  }

  private ResolvedConflict conflict(ResultSet row) throws SQLException {
    return new ResolvedConflict(
        row.getString("source"),
        row.getString("type"),
        row.getString("local_id"),
        row.getString("attribute"),
        row.getString("mine"),
        row.getString("theirs"),
        row.getString("kept"),
        dialect.time(row, "resolved_at"));
  }

  int purge(Connection connection, Duration age) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(old)) {
      statement.setLong(1, -age.toMillis());
      return statement.executeUpdate();
    }
  }
}
