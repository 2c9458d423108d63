package io.webhookkit.outbox.jdbc;

import io.webhookkit.EventType;
import io.webhookkit.delivery.Undelivered;
import io.webhookkit.outbox.jdbc.Rows.Parameters;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * Reads the open events of orders, oldest first and page by page: on as long as this node holds all
 * that it meets, which its memory bounds, and no further than the first page with another one. An
 * order may have any number of them.
 */
final class OpenInOrder {

  private static final int PAGE = 128;

  private final UnionQuery<Cursor> query;

  OpenInOrder(Dialect dialect) {
    // H2 goes by an index's order only if the query names all of it; others would sort then.
    String order = dialect == Dialect.H2 ? "order_key, state, id" : "id";
    this.query =
        new UnionQuery<>(
            "(select order_key, id, type from webhook_outbox where state = 'OPEN' and order_key = ?"
                + " and id > ? order by %s limit %d)".formatted(order, PAGE),
            OpenInOrder::bind);
  }

  /** Where the reading of an order goes on. */
  private record Cursor(long orderKey, long after) {}

  List<Undelivered> read(Connection connection, Collection<Long> orderKeys, LongPredicate held)
      throws SQLException {
    List<Undelivered> found = new ArrayList<>();
    List<Cursor> left = orderKeys.stream().distinct().map(key -> new Cursor(key, 0)).toList();
    while (!left.isEmpty()) {
      List<Cursor> further = new ArrayList<>();
      for (List<Undelivered> page : pages(connection, left)) {
        found.addAll(page);
        Undelivered last = page.get(page.size() - 1);
        if (page.size() == PAGE && page.stream().allMatch(each -> held.test(each.sequence()))) {
          further.add(new Cursor(last.orderKey(), last.sequence()));
        } else if (page.size() == PAGE) {
          found.add(Undelivered.andMore(last));
        }
      }
      left = further;
    }
    return found;
  }

  private Collection<List<Undelivered>> pages(Connection connection, List<Cursor> cursors)
      throws SQLException {
    Map<Long, List<Undelivered>> byKey = new LinkedHashMap<>();
    for (Undelivered next : query.ask(connection, cursors, OpenInOrder::read)) {
      byKey.computeIfAbsent(next.orderKey(), any -> new ArrayList<>()).add(next);
    }
    byKey.values().forEach(page -> page.sort(Undelivered.BY_SEQUENCE));
    return byKey.values();
  }

  private static void bind(Parameters parameters, Cursor cursor) throws SQLException {
    parameters.statement().setLong(parameters.next(), cursor.orderKey());
    parameters.statement().setLong(parameters.next(), cursor.after());
  }

  private static Undelivered read(ResultSet row) throws SQLException {
    return Undelivered.open(
        row.getLong("order_key"), row.getLong("id"), new EventType(row.getString("type")));
  }
}
