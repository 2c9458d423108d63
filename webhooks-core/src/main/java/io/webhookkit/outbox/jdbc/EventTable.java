package io.webhookkit.outbox.jdbc;

import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.payload.Payload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statements on {@code webhook_outbox}. */
final class EventTable {

  private static final String COLUMNS =
      "id, uid, type, subject, tenant, origin, target, order_key, content_type, payload,"
          + " sequence_offset, lease_token";

  /** By the end of their leases: however many are held, none is in the way of one that is not. */
  private static final Claim OPEN =
      new Claim(
          "webhook_outbox",
          COLUMNS,
          "webhook_outbox_due",
          "OPEN",
          "lease_until",
          null,
          "lease_until, id");

  private static final String CLOSE =
      "update webhook_outbox set state = 'DONE', lease_owner = null where id in (%s)";

  /** With an expression for the state, databases go by the ids and not by an index of the state. */
  private static final String CLOSE_LEASED =
      "update webhook_outbox set state = 'DONE', lease_owner = null"
          + " where lease_token = ? and upper(state) = 'OPEN' and id in (%s)";

  private final Dialect dialect;
  private final String node;
  private final Duration leaseLength;
  private final String insert;
  private final String lease;
  private final HeldLeases held;

  EventTable(Dialect dialect, String node, Duration leaseLength) {
    this.dialect = dialect;
    this.node = node;
    this.leaseLength = leaseLength;
    this.insert =
        """
        insert into webhook_outbox (uid, type, subject, tenant, origin, target, order_key,
          content_type, payload, sequence_offset, created_at, state, lease_owner, lease_until,
          lease_token)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, %s, 'OPEN', ?, %s, 1)
        """
            .formatted(dialect.now(), dialect.nowPlusMillis());
    this.lease =
        """
        update webhook_outbox set lease_owner = ?, lease_until = %s, lease_token = lease_token + 1
        where id in (%%s)
        """
            .formatted(dialect.nowPlusMillis());
    this.held = new HeldLeases(dialect, "webhook_outbox", "OPEN", "lease_until", "created_at");
  }

  HeldLeases leases() {
    return held;
  }

  /** Inserts in one batch. The database gives the ids, in the order of the batch. */
  List<PendingEvent> insert(Connection connection, List<NewEvent> events, boolean leased)
      throws SQLException {
    long begin = System.nanoTime();
    try (PreparedStatement statement = connection.prepareStatement(insert, new String[] {"id"})) {
      if (events.size() == 1) {
        bind(statement, events.get(0), leased);
        statement.executeUpdate();
      } else {
        insertBatch(statement, events, leased);
      }
      List<PendingEvent> stored = new ArrayList<>(events.size());
      try (ResultSet ids = statement.getGeneratedKeys()) {
        for (NewEvent event : events) {
          ids.next();
          stored.add(event.stored(ids.getLong(1), Lease.of(1, begin, leaseLength)));
        }
      }
      return stored;
    }
  }

  private void insertBatch(PreparedStatement statement, List<NewEvent> events, boolean leased)
      throws SQLException {
    for (NewEvent event : events) {
      bind(statement, event, leased);
      statement.addBatch();
    }
    statement.executeBatch();
  }

  private void bind(PreparedStatement statement, NewEvent newEvent, boolean leased)
      throws SQLException {
    Event event = newEvent.event();
    Payload payload = newEvent.payload();
    statement.setString(1, event.id());
    statement.setString(2, event.type().value());
    statement.setString(3, event.subject());
    statement.setString(4, event.tenant());
    statement.setString(5, event.origin());
    statement.setString(6, newEvent.target());
    statement.setObject(7, newEvent.orderKey(), Types.BIGINT);
    statement.setString(8, payload.contentType());
    statement.setBytes(9, payload.bytes());
    statement.setInt(10, payload.sequenceOffset());
    statement.setString(11, leased ? node : null);
    statement.setLong(12, leased ? leaseLength.toMillis() : 0);
  }

  void delete(Connection connection, List<PendingEvent> events) throws SQLException {
    List<Long> ids = events.stream().map(PendingEvent::sequence).toList();
    Ids.update(connection, ids, "delete from webhook_outbox where id in (%s)");
  }

  List<PendingEvent> claim(Connection connection, int max) throws SQLException {
    long begin = System.nanoTime();
    List<PendingEvent> claimed =
        OPEN.lock(
            connection,
            dialect,
            row -> read(row, Lease.of(row.getLong("lease_token") + 1, begin, leaseLength)),
            max);
    claimed.sort(Comparator.comparing(PendingEvent::sequence));
    List<Long> ids = claimed.stream().map(PendingEvent::sequence).toList();
    Ids.update(connection, ids, lease, node, leaseLength.toMillis());
    return claimed;
  }

  /**
   * Closes events, and returns those whose lease was still the one that they were settled under.
   * Nearly always that is all of them, under their first lease, and one statement then does it. It
   * has to be the first of its transaction, which begins anew if a lease was lost.
   */
  List<SettledEvent> close(Connection connection, List<SettledEvent> settled) throws SQLException {
    if (closeAll(connection, settled)) {
      return settled;
    }
    connection.rollback();
    return closeHeld(connection, settled);
  }

  /** Returns false if that can't be done at once, when some may be closed. */
  private static boolean closeAll(Connection connection, List<SettledEvent> settled)
      throws SQLException {
    long token = settled.get(0).event().lease().token();
    if (settled.stream().anyMatch(each -> each.event().lease().token() != token)) {
      return false; // one statement for each would lock ids out of order, and meet a renewal
    }
    List<Long> ids = settled.stream().map(each -> each.event().sequence()).toList();
    return Ids.update(connection, ids, CLOSE_LEASED, token) == settled.size();
  }

  private List<SettledEvent> closeHeld(Connection connection, List<SettledEvent> settled)
      throws SQLException {
    List<SettledEvent> ours =
        held.stillHeld(
            connection, settled, each -> each.event().sequence(), each -> each.event().lease());
    Ids.update(connection, ours.stream().map(each -> each.event().sequence()).toList(), CLOSE);
    return ours;
  }

  Map<Long, PendingEvent> read(Connection connection, Collection<Long> ids) throws SQLException {
    Map<Long, PendingEvent> events = new LinkedHashMap<>();
    for (Ids part : Ids.of(ids)) {
      try (PreparedStatement statement =
              part.prepare(
                  connection, "select " + COLUMNS + " from webhook_outbox where id in (%s)");
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          PendingEvent event = read(rows, Lease.unending(rows.getLong("lease_token")));
          events.put(event.sequence(), event);
        }
      }
    }
    return events;
  }

  private static PendingEvent read(ResultSet row, Lease lease) throws SQLException {
    long id = row.getLong("id");
    String contentType = row.getString("content_type");
    Payload payload =
        new Payload(contentType, row.getBytes("payload"), row.getInt("sequence_offset"));
    return new PendingEvent(
        id,
        row.getString("uid"),
        new EventType(row.getString("type")),
        row.getString("subject"),
        row.getString("tenant"),
        row.getString("origin"),
        row.getString("target"),
        row.getObject("order_key", Long.class),
        contentType,
        payload.withSequence(id),
        lease);
  }
}
