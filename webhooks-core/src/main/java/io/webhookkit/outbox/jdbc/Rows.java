package io.webhookkit.outbox.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * Inserts many rows with few statements: as many rows a statement as the largest power of two that
 * is left, so that a database has no more than a handful of them to prepare.
 */
final class Rows {

  private static final int MOST = 256;

  private final String insert;
  private final String row;

  /**
   * @param insert the statement up to its {@code values}
   * @param row the parameters of one row, in parentheses
   */
  Rows(String insert, String row) {
    this.insert = insert;
    this.row = row;
  }

  /** Binds one row, with its parameters in order. */
  @FunctionalInterface
  interface Binder<T> {
    void bind(Parameters parameters, T row) throws SQLException;
  }

  /** The parameters of a statement, one after the other. */
  static final class Parameters {

    private final PreparedStatement statement;
    private int position;

    Parameters(PreparedStatement statement) {
      this.statement = statement;
    }

    /** Returns the position of the next one. */
    int next() {
      return ++position;
    }

    PreparedStatement statement() {
      return statement;
    }
  }

  <T> void insert(Connection connection, List<T> rows, Binder<T> binder) throws SQLException {
    int from = 0;
    while (from < rows.size()) {
      int some = Integer.highestOneBit(Math.min(MOST, rows.size() - from));
      List<T> part = rows.subList(from, from + some);
      try (PreparedStatement statement = connection.prepareStatement(sql(some))) {
        Parameters parameters = new Parameters(statement);
        for (T each : part) {
          binder.bind(parameters, each);
        }
        statement.executeUpdate();
      }
      from += some;
    }
  }

  private String sql(int rows) {
    return insert + " values " + String.join(", ", Collections.nCopies(rows, row));
  }
}
