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

  /**
   * Prepares the query that locks those which nobody else has locked.
   *
   * @param parameters the value, if there is one, and how many rows at most
   */
  PreparedStatement prepare(Connection connection, Dialect dialect, Object... parameters)
      throws SQLException {
    String first = where("state", dialect) + (equal == null ? "" : " and " + equal + " = ?");
    String limit = " order by " + order + " limit ? for update skip locked";
    return switch (dialect) {
      case POSTGRESQL ->
          prepare(connection, "select " + columns + " from " + table + first + limit, parameters);
      // Left to itself it may take another index that begins with the state, and sort.
      case MARIADB ->
          prepare(
              connection,
              "select %s from %s force index (%s)%s%s"
                  .formatted(columns, table, index, first, limit),
              parameters);
      case H2 -> prepareInTwoSteps(connection, first, parameters);
    };
  }

  /**
   * H2 locks all that it sorts, and sorts all that it locks. So the rows are found first, and
   * locked if they are then still what they were.
   */
  private PreparedStatement prepareInTwoSteps(
      Connection connection, String first, Object... parameters) throws SQLException {
    String all = Dialect.H2.orderOfIndex(equal == null ? order : equal + ", " + order);
    String find = "select id from %s%s order by %s limit ?".formatted(table, first, all);
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection, find, parameters);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        ids.add(row.getLong(1));
      }
    }
    if (ids.isEmpty()) {
      ids.add(-1L); // no row has that
    }
    String lock =
        "select %s from %s%s and id in (%%s) for update skip locked"
            .formatted(columns, table, where("upper(state)", Dialect.H2));
    return Ids.of(ids).get(0).prepare(connection, lock);
  }

  /** With an expression for the state, H2 goes by the id and not by an index of the state. */
  private String where(String stateColumn, Dialect dialect) {
    String where = " where %s = '%s'".formatted(stateColumn, state);
    return dueAt == null ? where : where + " and " + dueAt + " <= " + dialect.now();
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
