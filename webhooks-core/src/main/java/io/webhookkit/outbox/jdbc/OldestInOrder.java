package io.webhookkit.outbox.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Reads what is the oldest delivery of an order at each endpoint, without those that were skipped:
 * an index leads from one endpoint to the next, so what costs is how many endpoints have any left,
 * and not how many deliveries each has.
 */
final class OldestInOrder {

  /** How many orders a statement reads at most. */
  private static final int ORDERS = 64;

  /** H2 and MariaDB go by the index's order only if the query names all of it. */
  private static final String QUERY =
      "(select id, order_key, endpoint, event_id, state from webhook_delivery"
          + " where state <> 'SKIPPED' and order_key = ? and endpoint > ?"
          + " order by order_key, endpoint, event_id limit 1)";

  private OldestInOrder() {}

  /** A delivery that has nothing before it at its endpoint. */
  record Oldest(long id, long orderKey, String endpoint, long eventId, String state) {}

  /** Where the reading of an order goes on. */
  private record Cursor(long orderKey, String after) {}

  static List<Oldest> read(Connection connection, Collection<Long> orderKeys) throws SQLException {
    List<Oldest> found = new ArrayList<>();
    List<Cursor> left = orderKeys.stream().distinct().map(key -> new Cursor(key, "")).toList();
    while (!left.isEmpty()) {
      List<Oldest> next = new ArrayList<>();
      for (int from = 0; from < left.size(); from += ORDERS) {
        List<Cursor> some = left.subList(from, Math.min(from + ORDERS, left.size()));
        next.addAll(page(connection, some));
      }
      found.addAll(next);
      left = next.stream().map(each -> new Cursor(each.orderKey(), each.endpoint())).toList();
    }
    return found;
  }

  private static List<Oldest> page(Connection connection, List<Cursor> cursors)
      throws SQLException {
    List<Oldest> page = new ArrayList<>();
    String all = String.join(" union all ", Collections.nCopies(cursors.size(), QUERY));
    try (PreparedStatement statement = connection.prepareStatement(all)) {
      int position = 1;
      for (Cursor cursor : cursors) {
        statement.setLong(position++, cursor.orderKey());
        statement.setString(position++, cursor.after());
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          page.add(
              new Oldest(
                  row.getLong("id"),
                  row.getLong("order_key"),
                  row.getString("endpoint"),
                  row.getLong("event_id"),
                  row.getString("state")));
        }
      }
    }
    return page;
  }
}
