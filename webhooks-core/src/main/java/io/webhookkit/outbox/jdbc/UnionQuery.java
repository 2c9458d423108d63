package io.webhookkit.outbox.jdbc;

import io.webhookkit.outbox.jdbc.Rows.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One query that is asked for many things at a time. A union promises no order, though each of its
 * parts may be cut in one.
 *
 * @param query the query for one of them, in parentheses
 * @param binder binds its parameters
 */
record UnionQuery<P>(String query, Rows.Binder<P> binder) {

  /** For how many a statement asks at most. */
  private static final int MOST = 64;

  <T> List<T> ask(Connection connection, List<P> things, Claim.Reader<T> reader)
      throws SQLException {
    List<T> found = new ArrayList<>();
    for (int from = 0; from < things.size(); from += MOST) {
      List<P> some = things.subList(from, Math.min(from + MOST, things.size()));
      String sql = String.join(" union all ", Collections.nCopies(some.size(), query));
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        Parameters parameters = new Parameters(statement);
        for (P each : some) {
          binder.bind(parameters, each);
        }
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            found.add(reader.read(row));
          }
        }
      }
    }
    return found;
  }
}
