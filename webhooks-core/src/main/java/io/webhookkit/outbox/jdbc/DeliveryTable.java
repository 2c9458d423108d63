package io.webhookkit.outbox.jdbc;

import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledDelivery;
import io.webhookkit.delivery.Settlement.SettledEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The statements on {@code webhook_delivery}. A claimed row's next attempt lies a lease ahead, so
 * that it becomes due again by itself if its node dies.
 */
final class DeliveryTable {

  private final EventTable events;
  private final String node;
  private final long leaseMillis;
  private final String insert;
  private final String selectDue;
  private final String selectNext;
  private final String lease;
  private final String retry;
  private final HeldLeases held;

  DeliveryTable(EventTable events, Dialect dialect, String node, long leaseMillis) {
    this.events = events;
    this.node = node;
    this.leaseMillis = leaseMillis;
    this.insert =
        """
        insert into webhook_delivery
          (event_id, endpoint, state, attempts, last_error, next_attempt_at, lease_token)
        values (?, ?, ?, ?, ?, %s, 0)
        """
            .formatted(dialect.nowPlusMillis());
    this.selectDue =
        """
        select id, event_id, endpoint, attempts, lease_token from webhook_delivery
        where state = 'PENDING' and next_attempt_at <= %s
        order by next_attempt_at limit ? for update skip locked
        """
            .formatted(dialect.now());
    this.selectNext =
        "select %s from webhook_delivery where state = 'PENDING'"
            .formatted(dialect.millisUntil("min(next_attempt_at)"));
    this.lease =
        """
        update webhook_delivery
        set lease_owner = ?, next_attempt_at = %s, lease_token = lease_token + 1 where id = ?
        """
            .formatted(dialect.nowPlusMillis());
    this.retry =
        """
        update webhook_delivery
        set state = ?, attempts = ?, last_error = ?, next_attempt_at = %s, lease_owner = null
        where id = ? and lease_token = ?
        """
            .formatted(dialect.nowPlusMillis());
    this.held = new HeldLeases(dialect, "webhook_delivery", "PENDING", "next_attempt_at");
  }

  private record Row(long id, long eventId, String endpoint, int attempts, long leaseToken) {}

  void insert(Connection connection, List<SettledEvent> settled) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      int rows = 0;
      for (SettledEvent event : settled) {
        for (Remainder rest : event.remainders()) {
          statement.setLong(1, event.event().sequence());
          statement.setString(2, rest.endpoint());
          statement.setString(3, state(rest.outcome()));
          statement.setInt(4, rest.attempts());
          statement.setString(5, error(rest.outcome()));
          statement.setLong(6, waitMillis(rest.outcome()));
          statement.addBatch();
          rows++;
        }
      }
      if (rows > 0) {
        statement.executeBatch();
      }
    }
  }

  List<PendingDelivery> claim(Connection connection, int max) throws SQLException {
    List<Row> rows = selectDue(connection, max);
    if (rows.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement statement = connection.prepareStatement(lease)) {
      for (Row row : rows) {
        statement.setString(1, node);
        statement.setLong(2, leaseMillis);
        statement.setLong(3, row.id());
        statement.addBatch();
      }
      statement.executeBatch();
    }
    Map<Long, PendingEvent> byId =
        events.read(connection, rows.stream().map(Row::eventId).distinct().toList());
    return rows.stream()
        .map(
            row ->
                new PendingDelivery(
                    row.id(),
                    Objects.requireNonNull(byId.get(row.eventId())),
                    row.endpoint(),
                    row.attempts(),
                    row.leaseToken() + 1))
        .toList();
  }

  private List<Row> selectDue(Connection connection, int max) throws SQLException {
    List<Row> due = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(selectDue)) {
      statement.setInt(1, max);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          due.add(
              new Row(
                  rows.getLong("id"),
                  rows.getLong("event_id"),
                  rows.getString("endpoint"),
                  rows.getInt("attempts"),
                  rows.getLong("lease_token")));
        }
      }
    }
    return due;
  }

  Optional<Duration> untilNext(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(selectNext);
        ResultSet row = statement.executeQuery()) {
      row.next();
      long millis = row.getLong(1);
      return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }
  }

  /** Deletes what was delivered, and notes the rest. A row under another lease is left alone. */
  void settle(Connection connection, List<SettledDelivery> settled) throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement(
                "delete from webhook_delivery where id = ? and lease_token = ?");
        PreparedStatement update = connection.prepareStatement(retry)) {
      for (SettledDelivery delivery : settled) {
        Outcome outcome = delivery.outcome();
        if (outcome instanceof Outcome.Delivered) {
          delete.setLong(1, delivery.delivery().id());
          delete.setLong(2, delivery.delivery().leaseToken());
          delete.addBatch();
        } else {
          update.setString(1, state(outcome));
          update.setInt(2, delivery.attempts());
          update.setString(3, error(outcome));
          update.setLong(4, waitMillis(outcome));
          update.setLong(5, delivery.delivery().id());
          update.setLong(6, delivery.delivery().leaseToken());
          update.addBatch();
        }
      }
      delete.executeBatch();
      update.executeBatch();
    }
  }

  void releaseLeases(Connection connection) throws SQLException {
    held.giveBack(connection, node);
  }

  private static String state(Outcome outcome) {
    return outcome instanceof Outcome.Parked ? "PARKED" : "PENDING";
  }

  private static long waitMillis(Outcome outcome) {
    return outcome instanceof Outcome.Retry retry ? retry.after().toMillis() : 0;
  }

  private static @Nullable String error(Outcome outcome) {
    if (outcome instanceof Outcome.Retry retry) {
      return ErrorText.fitting(retry.reason());
    }
    return outcome instanceof Outcome.Parked parked ? ErrorText.fitting(parked.reason()) : null;
  }
}
