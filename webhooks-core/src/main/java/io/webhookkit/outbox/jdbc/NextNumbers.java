package io.webhookkit.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbers that a file of H2 gives out next. After a crash they may lie behind the rows: H2
 * keeps both in one file, and the row may be written down before the number that comes after it.
 */
final class NextNumbers {

  private static final Logger LOG = LoggerFactory.getLogger(NextNumbers.class);
  private static final int NOT_ENOUGH_RIGHTS = 90096;

  private NextNumbers() {}

  /** Lets each of these tables that has rows go on behind the last one. */
  static void moveBehindRows(Connection connection, List<String> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Map.Entry<String, Long> next : next(statement, tables).entrySet()) {
        long last = last(statement, next.getKey());
        if (last >= next.getValue()) {
          restart(statement, next.getKey(), last + 1);
        }
      }
    }
  }

  private static Map<String, Long> next(Statement statement, List<String> tables)
      throws SQLException {
    String names = "('" + String.join("', '", tables) + "')";
    Map<String, Long> next = new LinkedHashMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select lower(table_name), identity_base from information_schema.columns"
                + " where table_schema = current_schema and identity_base is not null"
                + " and lower(table_name) in "
                + names)) {
      while (rows.next()) {
        next.put(rows.getString(1), rows.getLong(2));
      }
    }
    return next;
  }

  private static long last(Statement statement, String table) throws SQLException {
    try (ResultSet row = statement.executeQuery("select max(id) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void restart(Statement statement, String table, long number) throws SQLException {
    String sql = "alter table " + table + " alter column id restart with " + number;
    try {
      statement.execute(sql);
      LOG.info("{} goes on with {}: a crash had left H2 behind its rows", table, number);
    } catch (SQLException e) {
      if (e.getErrorCode() != NOT_ENOUGH_RIGHTS) {
        throw e;
      }
      LOG.warn(
          "The next rows may fail with a unique violation: a crash has left H2 behind the rows of"
              + " {}, and its user may not change the table. Let one who may do this: {}",
          table,
          sql);
    }
  }
}
