package io.webhookkit.outbox.jdbc;

import io.webhookkit.delivery.Undelivered;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongPredicate;

/** The statements that keep orders: what is not delivered yet, and what waits for that. */
final class OrderTable {

  /** The oldest that each endpoint has not taken. */
  private static final String LEFT =
      """
      select order_key, endpoint, min(event_id) as id from webhook_delivery
      where state <> 'SKIPPED' and order_key in (%s) group by order_key, endpoint
      """;

  /** The oldest that is blocked at each endpoint; no younger one can be free. */
  private static final String BLOCKED =
      """
      select order_key, endpoint, min(event_id) as event_id from webhook_delivery
      where state = 'BLOCKED' and order_key = ? group by order_key, endpoint
      """;

  /** Of those, what has nothing before it at its endpoint any more. */
  private static final String FREE =
      """
      select d.id from (%s) f
      join webhook_delivery d on d.order_key = f.order_key and d.endpoint = f.endpoint
        and d.event_id = f.event_id
      where d.state = 'BLOCKED'
      and not exists (select 1 from webhook_delivery p where p.order_key = f.order_key
        and p.event_id < f.event_id and p.endpoint = f.endpoint and p.state <> 'SKIPPED')
      and not exists (select 1 from webhook_outbox o where o.order_key = f.order_key
        and o.id < f.event_id and o.state = 'OPEN')
      """;

  private final OpenInOrder open;

  OrderTable(Dialect dialect) {
    this.open = new OpenInOrder(dialect);
  }

  List<Undelivered> undelivered(
      Connection connection, Collection<Long> orderKeys, LongPredicate held) throws SQLException {
    // In this order: what is settled between the two is then seen twice rather than never.
    List<Undelivered> found = open.read(connection, orderKeys, held);
    for (Ids part : Ids.of(orderKeys)) {
      try (PreparedStatement statement = part.prepare(connection, LEFT);
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(
              Undelivered.left(
                  row.getLong("order_key"), row.getLong("id"), row.getString("endpoint")));
        }
      }
    }
    return found;
  }

  private static List<Long> free(Connection connection, Collection<Long> orderKeys)
      throws SQLException {
    List<Long> ids = new ArrayList<>();
    for (Ids part : Ids.of(orderKeys)) {
      try (PreparedStatement statement = part.prepareUnion(connection, FREE, BLOCKED);
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ids.add(row.getLong(1));
        }
      }
    }
    return ids;
  }

  /** Lets what is free wait for room alone, and returns whether there was any. */
  boolean unblock(Connection connection, Collection<Long> orderKeys) throws SQLException {
    List<Long> free = free(connection, orderKeys);
    // With an expression for the state, H2 goes by the id and not by an index of the state.
    Ids.update(
        connection,
        free,
        "update webhook_delivery set state = 'WAITING'"
            + " where upper(state) = 'BLOCKED' and id in (%s)");
    return !free.isEmpty();
  }

  List<Long> blocked(Connection connection) throws SQLException {
    List<Long> keys = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select distinct order_key from webhook_delivery where state = 'BLOCKED'");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        keys.add(row.getLong(1));
      }
    }
    return keys;
  }
}
