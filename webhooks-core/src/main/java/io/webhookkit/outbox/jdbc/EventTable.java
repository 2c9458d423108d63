package io.webhookkit.outbox.jdbc;

import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.payload.Payload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The statements on {@code webhook_outbox}. */
final class EventTable {

  private static final String COLUMNS =
      "id, uid, type, subject, tenant, origin, target, content_type, payload, sequence_offset,"
          + " lease_token";

  private final Dialect dialect;
  private final String node;
  private final long leaseMillis;
  private final String insert;
  private final String selectOpen;
  private final String lease;
  private final HeldLeases held;

  EventTable(Dialect dialect, String node, long leaseMillis) {
    this.dialect = dialect;
    this.node = node;
    this.leaseMillis = leaseMillis;
    this.insert =
        """
        insert into webhook_outbox (uid, type, subject, tenant, origin, target, content_type,
          payload, sequence_offset, created_at, state, lease_owner, lease_until, lease_token)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, %s, 'OPEN', ?, %s, 1)
        """
            .formatted(dialect.now(), dialect.nowPlusMillis());
    this.selectOpen =
        """
        select %s from webhook_outbox where state = 'OPEN' and lease_until <= %s
        order by id limit ? for update skip locked
        """
            .formatted(COLUMNS, dialect.now());
    this.lease =
        """
        update webhook_outbox
        set lease_owner = ?, lease_until = %s, lease_token = lease_token + 1 where id = ?
        """
            .formatted(dialect.nowPlusMillis());
    this.held = new HeldLeases(dialect, "webhook_outbox", "OPEN", "lease_until");
  }

  /** Inserts in one batch. The database gives the ids, in the order of the batch. */
  List<PendingEvent> insert(Connection connection, List<NewEvent> events, boolean leased)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert, new String[] {"id"})) {
      for (NewEvent event : events) {
        bind(statement, event, leased);
        statement.addBatch();
      }
      statement.executeBatch();
      List<PendingEvent> stored = new ArrayList<>(events.size());
      try (ResultSet ids = statement.getGeneratedKeys()) {
        for (NewEvent event : events) {
          ids.next();
          stored.add(event.stored(ids.getLong(1), 1));
        }
      }
      return stored;
    }
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
    statement.setString(7, payload.contentType());
    statement.setBytes(8, payload.bytes());
    statement.setInt(9, payload.sequenceOffset());
    statement.setString(10, leased ? node : null);
    statement.setLong(11, leased ? leaseMillis : 0);
  }

  void delete(Connection connection, List<PendingEvent> events) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from webhook_outbox where id = ?")) {
      for (PendingEvent event : events) {
        statement.setLong(1, event.sequence());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  List<PendingEvent> claim(Connection connection, int max) throws SQLException {
    List<PendingEvent> claimed = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(selectOpen)) {
      statement.setInt(1, max);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          claimed.add(read(rows, rows.getLong("lease_token") + 1));
        }
      }
    }
    if (!claimed.isEmpty()) {
      lease(connection, claimed);
    }
    return claimed;
  }

  private void lease(Connection connection, List<PendingEvent> events) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(lease)) {
      for (PendingEvent event : events) {
        statement.setString(1, node);
        statement.setLong(2, leaseMillis);
        statement.setLong(3, event.sequence());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /**
   * Closes events, and returns those whose lease was still the one that they were settled under.
   */
  List<SettledEvent> close(Connection connection, List<SettledEvent> settled) throws SQLException {
    List<SettledEvent> ours = new ArrayList<>();
    try (PreparedStatement statement =
        dialect.prepareCounted(
            connection,
            "update webhook_outbox set state = 'DONE', lease_owner = null"
                + " where id = ? and lease_token = ? and state = 'OPEN'")) {
      for (SettledEvent event : settled) {
        statement.setLong(1, event.event().sequence());
        statement.setLong(2, event.event().leaseToken());
        statement.addBatch();
      }
      int[] changed = statement.executeBatch();
      for (int i = 0; i < changed.length; i++) {
        if (changed[i] == Statement.SUCCESS_NO_INFO) {
          throw new SQLException("The driver does not say which rows a batch has changed");
        }
        if (changed[i] != 0) {
          ours.add(settled.get(i));
        }
      }
    }
    return ours;
  }

  Map<Long, PendingEvent> read(Connection connection, Collection<Long> ids) throws SQLException {
    Map<Long, PendingEvent> events = new LinkedHashMap<>();
    String marks = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
    String sql = "select %s from webhook_outbox where id in (%s)".formatted(COLUMNS, marks);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int position = 1;
      for (Long id : ids) {
        statement.setLong(position++, id);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          PendingEvent event = read(rows, rows.getLong("lease_token"));
          events.put(event.sequence(), event);
        }
      }
    }
    return events;
  }

  void releaseLeases(Connection connection) throws SQLException {
    held.giveBack(connection, node);
  }

  private static PendingEvent read(ResultSet row, long leaseToken) throws SQLException {
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
        contentType,
        payload.withSequence(id),
        leaseToken);
  }
}
