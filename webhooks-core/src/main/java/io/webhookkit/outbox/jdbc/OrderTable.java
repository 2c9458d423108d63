package io.webhookkit.outbox.jdbc;

import io.webhookkit.EventType;
import io.webhookkit.delivery.Undelivered;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The statements that keep orders: what is not delivered yet, and what waits for that. */
final class OrderTable {

  /** How many of an order are read at most: the oldest ones, for it may have any number. */
  static final int MOST = 128;

  private static final String OPEN =
      "select order_key, id, type, null as endpoint from webhook_outbox"
          + " where state = 'OPEN' and order_key = ? order by id limit "
          + MOST;

  private static final String LEFT =
      "select d.order_key, d.event_id as id, o.type, d.endpoint"
          + " from webhook_delivery d join webhook_outbox o on o.id = d.event_id"
          + " where d.state <> 'SKIPPED' and d.order_key = ? order by d.event_id limit "
          + MOST;

  /** Of the oldest ones that are blocked: nothing is before them at their endpoint any more. */
  private static final String FREE =
      """
      select d.id from webhook_delivery d
      join (select order_key, endpoint, min(event_id) as event_id from webhook_delivery
          where state = 'BLOCKED' and order_key in (%s) group by order_key, endpoint) f
        on f.order_key = d.order_key and f.endpoint = d.endpoint and f.event_id = d.event_id
      where d.state = 'BLOCKED'
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
      found.addAll(read(connection, part, OPEN));
      found.addAll(read(connection, part, LEFT));
    }
    return found;
  }

  private static List<Undelivered> read(Connection connection, Ids keys, String query)
      throws SQLException {
    Map<Long, Set<Undelivered>> byKey = new LinkedHashMap<>();
    try (PreparedStatement statement = keys.prepareUnion(connection, query);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        long key = row.getLong("order_key");
        byKey
            .computeIfAbsent(key, any -> new LinkedHashSet<>())
            .add(
                new Undelivered(
                    key,
                    row.getLong("id"),
                    new EventType(row.getString("type")),
                    row.getString("endpoint")));
      }
    }
    List<Undelivered> found = new ArrayList<>();
    for (Set<Undelivered> oldest : byKey.values()) {
      found.addAll(oldest);
      if (oldest.size() == MOST) {
        found.add(Undelivered.andMore(List.copyOf(oldest)));
      }
    }
    return found;
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
    // In order: two nodes that free the same ones would else lock them in a circle.
    List<Long> free = free(connection, orderKeys).stream().sorted().toList();
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
