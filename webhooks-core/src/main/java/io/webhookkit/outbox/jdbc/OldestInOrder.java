package io.webhookkit.outbox.jdbc;

import io.webhookkit.outbox.jdbc.Rows.Parameters;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Reads what is the oldest delivery of an order at each endpoint, without those that were skipped:
 * an index leads from one endpoint to the next, so what costs is how many endpoints have any left,
 * and not how many deliveries each has.
 */
final class OldestInOrder {

  /** H2 and MariaDB go by the index's order only if the query names all of it. */
  private static final UnionQuery<Cursor> QUERY =
      new UnionQuery<>(
          "(select id, order_key, endpoint, event_id, state from webhook_delivery"
              + " where state <> 'SKIPPED' and order_key = ? and endpoint > ?"
              + " order by order_key, endpoint, event_id limit 1)",
          OldestInOrder::bind);

  private OldestInOrder() {}

  /** A delivery that has nothing before it at its endpoint. */
  record Oldest(long id, long orderKey, String endpoint, long eventId, String state) {}

  /** Where the reading of an order goes on. */
  private record Cursor(long orderKey, String after) {}

  static List<Oldest> read(Connection connection, Collection<Long> orderKeys) throws SQLException {
    List<Oldest> found = new ArrayList<>();
    List<Cursor> left = orderKeys.stream().distinct().map(key -> new Cursor(key, "")).toList();
    while (!left.isEmpty()) {
      List<Oldest> next = QUERY.ask(connection, left, OldestInOrder::read);
      found.addAll(next);
      left = next.stream().map(each -> new Cursor(each.orderKey(), each.endpoint())).toList();
    }
    return found;
  }

  private static void bind(Parameters parameters, Cursor cursor) throws SQLException {
    parameters.statement().setLong(parameters.next(), cursor.orderKey());
    parameters.statement().setString(parameters.next(), cursor.after());
  }

  private static Oldest read(ResultSet row) throws SQLException {
    return new Oldest(
        row.getLong("id"),
        row.getLong("order_key"),
        row.getString("endpoint"),
        row.getLong("event_id"),
        row.getString("state"));
  }
}
