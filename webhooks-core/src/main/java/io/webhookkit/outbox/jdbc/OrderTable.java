package io.webhookkit.outbox.jdbc;

import io.webhookkit.EventType;
import io.webhookkit.delivery.Undelivered;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The statements that keep orders: what is not delivered yet, and what waits for that. */
final class OrderTable {

  private static final String OPEN =
      "select order_key, id, type, null as endpoint from webhook_outbox"
          + " where state = 'OPEN' and order_key is not null and order_key in (%s)";

  private static final String LEFT =
      "select d.order_key, d.event_id as id, o.type, d.endpoint"
          + " from webhook_delivery d join webhook_outbox o on o.id = d.event_id"
          + " where d.state <> 'SKIPPED' and d.order_key is not null and d.order_key in (%s)";

  /** Nothing is before these at their endpoint any more. */
  private static final String FREE =
      """
      select d.id from webhook_delivery d
      where d.state = 'BLOCKED' and d.order_key in (%s)
      and not exists (select 1 from webhook_delivery p where p.order_key = d.order_key
        and p.event_id < d.event_id and p.endpoint = d.endpoint and p.state <> 'SKIPPED')
      and not exists (select 1 from webhook_outbox o where o.order_key = d.order_key
        and o.id < d.event_id and o.state = 'OPEN')
      """;

  List<Undelivered> undelivered(Connection connection, Collection<Long> orderKeys)
      throws SQLException {
    List<Undelivered> found = new ArrayList<>();
    for (Ids part : Ids.of(orderKeys)) {
      // In this order: what is settled between the two is then seen twice rather than never.
      read(connection, part, OPEN, found);
      read(connection, part, LEFT, found);
    }
    return found;
  }

  private static void read(Connection connection, Ids keys, String sql, List<Undelivered> found)
      throws SQLException {
    try (PreparedStatement statement = keys.prepare(connection, sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.add(
            new Undelivered(
                row.getLong("order_key"),
                row.getLong("id"),
                new EventType(row.getString("type")),
                row.getString("endpoint")));
      }
    }
  }

  private static List<Long> free(Connection connection, Collection<Long> orderKeys)
      throws SQLException {
    List<Long> ids = new ArrayList<>();
    for (Ids part : Ids.of(orderKeys)) {
      try (PreparedStatement statement = part.prepare(connection, FREE);
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
    Ids.update(
        connection,
        free,
        "update webhook_delivery set state = 'WAITING' where state = 'BLOCKED' and id in (%s)");
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
