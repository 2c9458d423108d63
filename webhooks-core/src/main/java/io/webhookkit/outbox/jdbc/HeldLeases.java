package io.webhookkit.outbox.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Gives back what a node holds in one table, but for what somebody has locked just now. */
final class HeldLeases {

  private final String select;
  private final String release;

  /**
   * @param state the state of rows that can be held
   * @param dueAt the column that says when a row can be claimed
   */
  HeldLeases(Dialect dialect, String table, String state, String dueAt) {
    // An update that looks for its rows by itself waits in MariaDB for rows that an application has
    // inserted and not committed yet: no node could start or end meanwhile.
    this.select =
        "select id from %s where state = '%s' and lease_owner = ? for update skip locked"
            .formatted(table, state);
    this.release =
        "update %s set %s = %s, lease_owner = null, lease_token = lease_token + 1 where id = ?"
            .formatted(table, dueAt, dialect.now());
  }

  void giveBack(Connection connection, String node) throws SQLException {
    List<Long> held = held(connection, node);
    try (PreparedStatement statement = connection.prepareStatement(release)) {
      for (long id : held) {
        statement.setLong(1, id);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private List<Long> held(Connection connection, String node) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setString(1, node);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong(1));
        }
      }
    }
    return ids;
  }
}
