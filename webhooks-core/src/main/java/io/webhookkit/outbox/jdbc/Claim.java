package io.webhookkit.outbox.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are claimed: the first ones in the order of an index, whatever else there is. They are
 * read in no particular order.
 *
 * @param table the table
 * @param columns what is read of them
 * @param index the index that gives them in order: by the state, then {@code equal}, then {@code
 *     order}
 * @param state their state
 * @param dueAt the column whose time must have come; null if none has to
 * @param equal the column whose value is given; null if there is none
 * @param order what they are ordered by
 */
record Claim(
    String table,
    String columns,
    String index,
    String state,
    @Nullable String dueAt,
    @Nullable String equal,
    String order) {

  /** Reads the row that a result set stands on. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /**
   * Locks and reads those which nobody else has locked.
   *
   * @param parameters the value, if there is one, and how many rows at most
   */
  <T> List<T> lock(Connection connection, Dialect dialect, Reader<T> reader, Object... parameters)
      throws SQLException {
    String first = where("state", dialect) + (equal == null ? "" : " and " + equal + " = ?");
    if (dialect == Dialect.H2) {
      return lockInTwoSteps(connection, first, reader, parameters);
    }
    // Left to itself MariaDB may take another index that begins with the state, and sort.
    String hint = dialect == Dialect.MARIADB ? " force index (" + index + ")" : "";
    String sql =
        "select %s from %s%s%s order by %s limit ? for update skip locked"
            .formatted(columns, table, hint, first, order);
    List<T> rows = new ArrayList<>();
    read(prepare(connection, sql, parameters), reader, rows);
    return rows;
  }

  /**
   * H2 locks all that it sorts, and sorts all that it locks. So the rows are found first, and
   * locked if they are then still what they were.
   */
  private <T> List<T> lockInTwoSteps(
      Connection connection, String first, Reader<T> reader, Object... parameters)
      throws SQLException {
    String all = Dialect.H2.orderOfIndex(equal == null ? order : equal + ", " + order);
    String find = "select id from %s%s order by %s limit ?".formatted(table, first, all);
    List<Long> ids = new ArrayList<>();
    read(prepare(connection, find, parameters), row -> row.getLong(1), ids);
    String lock =
        "select %s from %s%s and id in (%%s) for update skip locked"
            .formatted(columns, table, where("upper(state)", Dialect.H2));
    List<T> rows = new ArrayList<>();
    for (Ids part : Ids.of(ids)) {
      read(part.prepare(connection, lock), reader, rows);
    }
    return rows;
  }

  private static <T> void read(PreparedStatement prepared, Reader<T> reader, List<T> rows)
      throws SQLException {
    try (PreparedStatement statement = prepared;
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        rows.add(reader.read(row));
      }
    }
  }

  /** With an expression for the state, H2 goes by the id and not by an index of the state. */
  private String where(String stateColumn, Dialect dialect) {
    String where = " where %s = '%s'".formatted(stateColumn, state);
    return dueAt == null ? where : where + " and " + dialect.isOver(dueAt);
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
