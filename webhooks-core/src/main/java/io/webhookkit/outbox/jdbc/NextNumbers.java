package io.webhookkit.outbox.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbers that a file of H2 gives out next. After a crash they may lie behind the rows: H2
 * keeps both in one file, and the row may be written down before the number that comes after it.
 */
final class NextNumbers {

  private static final Logger LOG = LoggerFactory.getLogger(NextNumbers.class);

  /** In capitals, as the catalogue's names are however those of an application are written. */
  private static final String COLUMNS =
      " from INFORMATION_SCHEMA.COLUMNS where TABLE_SCHEMA = current_schema"
          + " and lower(COLUMN_NAME) = 'id' and IDENTITY_BASE is not null";

  private NextNumbers() {}

  /**
   * Lets those of these tables that give out numbers go on behind their last row. One at a time in
   * this process, or a number could be set back that another one has set and used.
   */
  static synchronized void moveBehindRows(Connection connection, List<String> tables)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : thatGiveOutNumbers(statement, tables)) {
        moveBehindRows(statement, table);
      }
    }
  }

  private static void moveBehindRows(Statement statement, String table) throws SQLException {
    // In this order: somebody may insert meanwhile, and is then ahead of what was read before.
    long last = number(statement, "select max(id) from " + table);
    long next =
        number(
            statement,
            "select IDENTITY_BASE" + COLUMNS + " and lower(TABLE_NAME) = '" + table + "'");
    if (next <= last) {
      restart(statement, table, last + 1);
    }
  }

  private static List<String> thatGiveOutNumbers(Statement statement, List<String> tables)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("select lower(TABLE_NAME)" + COLUMNS)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    found.retainAll(tables);
    return found;
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void restart(Statement statement, String table, long number) {
    String sql = "alter table " + table + " alter column id restart with " + number;
    try {
      statement.execute(sql);
      LOG.info("{} goes on with {}: a crash had left H2 behind its rows", table, number);
    } catch (SQLException e) {
      LOG.warn(
          "The next rows may fail with a unique violation: a crash has left H2 behind the rows of"
              + " {}, and it can't be told to go on ({}). Let one who may do this: {}",
          table,
          e.getMessage(),
          sql);
    }
  }
}
