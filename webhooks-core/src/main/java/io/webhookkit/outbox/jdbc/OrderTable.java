package io.webhookkit.outbox.jdbc;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.webhookkit.delivery.Undelivered;
import io.webhookkit.outbox.jdbc.OldestInOrder.Oldest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/** The statements that keep orders: what is not delivered yet, and what waits for that. */
final class OrderTable {

  private static final String BLOCKED = "BLOCKED";

  /** How many blocked rows are read before those of the same order are passed over. */
  private static final int PAGE = 512;

  /**
   * Of the oldest deliveries, those that nothing is before: asked in one statement, for an event
   * that was open when the oldest were read may have left a delivery since. With an expression for
   * the state, H2 goes by the ids and not by an index of the state.
   */
  private static final String FREE =
      """
      select d.id from webhook_delivery d where upper(d.state) = 'BLOCKED' and d.id in (%s)
      and not exists (select 1 from webhook_delivery p where p.order_key = d.order_key
        and p.endpoint = d.endpoint and p.event_id < d.event_id and p.state <> 'SKIPPED')
      and not exists (select 1 from webhook_outbox o where o.order_key = d.order_key
        and o.id < d.event_id and o.state = 'OPEN')
      """;

  private final OpenInOrder open;
  private final String blockedOrders;

  OrderTable(Dialect dialect) {
    this.open = new OpenInOrder(dialect);
    this.blockedOrders =
        "select order_key from webhook_delivery where state = 'BLOCKED' and order_key > ?"
            + " order by %s limit %d"
                .formatted(dialect.orderOfIndex("order_key, endpoint, event_id"), PAGE);
  }

  List<Undelivered> undelivered(
      Connection connection, Collection<Long> orderKeys, LongPredicate held) throws SQLException {
    // In this order: what is settled between the two is then seen twice rather than never.
    List<Undelivered> found = open.read(connection, orderKeys, held);
    for (Oldest each : OldestInOrder.read(connection, orderKeys)) {
      found.add(Undelivered.left(each.orderKey(), each.eventId(), each.endpoint()));
    }
    return found;
  }

  /** What has nothing before it at its endpoint any more. */
  private static List<Long> free(Connection connection, Collection<Long> blocked)
      throws SQLException {
    List<Long> free = new ArrayList<>();
    for (Ids part : Ids.of(blocked)) {
      try (PreparedStatement statement = part.prepare(connection, FREE);
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          free.add(row.getLong(1));
        }
      }
    }
    return free;
  }

  /** Lets what is free wait for room alone, and returns at which endpoints there was any. */
  Set<String> unblock(Connection connection, Collection<Long> orderKeys) throws SQLException {
    Map<Long, String> blocked =
        OldestInOrder.read(connection, orderKeys).stream()
            .filter(each -> each.state().equals(BLOCKED))
            .collect(toMap(Oldest::id, Oldest::endpoint));
    List<Long> free = free(connection, blocked.keySet());
    Ids.update(
        connection,
        free,
        "update webhook_delivery set state = 'WAITING'"
            + " where upper(state) = 'BLOCKED' and id in (%s)");
    return free.stream().map(blocked::get).collect(toSet());
  }

  /** Reads in which orders something is blocked: a page, and on behind the last order in it. */
  List<Long> blocked(Connection connection) throws SQLException {
    List<Long> keys = new ArrayList<>();
    long last = Long.MIN_VALUE;
    int rows;
    do {
      rows = 0;
      try (PreparedStatement statement = connection.prepareStatement(blockedOrders)) {
        statement.setLong(1, last);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            rows++;
            if (keys.isEmpty() || row.getLong(1) != last) {
              last = row.getLong(1);
              keys.add(last);
            }
          }
        }
      }
    } while (rows == PAGE);
    return keys;
  }
}
