package io.webhookkit.outbox.jdbc;

import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledDelivery;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.outbox.jdbc.Rows.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The statements on {@code webhook_delivery}. A claimed row is due again a lease ahead, so that it
 * is found if its node dies.
 */
final class DeliveryTable {

  private static final String TABLE = "webhook_delivery";
  private static final String COLUMNS = "id, event_id, endpoint, attempts, lease_token";

  private static final Claim DUE =
      new Claim(
          TABLE,
          COLUMNS,
          "webhook_delivery_due",
          "PENDING",
          "next_attempt_at",
          null,
          "next_attempt_at");
  private static final Claim WAITING =
      new Claim(
          TABLE, COLUMNS, "webhook_delivery_waiting", "WAITING", null, "endpoint", "event_id");

  private static final String REDELIVER =
      """
      update webhook_delivery set attempts = 0,
        state = case when order_key is null then 'WAITING' else ? end
      where state in ('PARKED', 'SKIPPED') and endpoint = ?
      """;

  private final EventTable events;
  private final Dialect dialect;
  private final String node;
  private final Duration leaseLength;
  private final Rows rows;
  private final String lease;
  private final String update;
  private final HeldLeases held;

  DeliveryTable(EventTable events, Dialect dialect, String node, Duration leaseLength) {
    this.events = events;
    this.dialect = dialect;
    this.node = node;
    this.leaseLength = leaseLength;
    this.rows =
        new Rows(
            "insert into webhook_delivery (event_id, endpoint, order_key, state, attempts,"
                + " last_error, next_attempt_at, lease_token)",
            "(?, ?, ?, ?, ?, ?, " + dialect.nowPlusMillis() + ", 0)");
    this.lease =
        """
        update webhook_delivery set state = 'PENDING', lease_owner = ?, next_attempt_at = %s,
          lease_token = lease_token + 1
        where id in (%%s)
        """
            .formatted(dialect.nowPlusMillis());
    this.update =
        """
        update webhook_delivery
        set state = ?, attempts = ?, last_error = ?, next_attempt_at = %s, lease_owner = null,
          lease_token = lease_token + 1
        where id = ?
        """
            .formatted(dialect.nowPlusMillis());
    this.held =
        new HeldLeases(dialect, "webhook_delivery", "PENDING", "next_attempt_at", dialect.now());
  }

  private record Row(long id, long eventId, String endpoint, int attempts, Lease lease) {}

  private record Left(PendingEvent event, Remainder rest) {}

  HeldLeases leases() {
    return held;
  }

  void insert(Connection connection, List<SettledEvent> settled) throws SQLException {
    List<Left> left =
        settled.stream()
            .flatMap(each -> each.remainders().stream().map(rest -> new Left(each.event(), rest)))
            .toList();
    rows.insert(connection, left, DeliveryTable::bind);
  }

  private static void bind(Parameters parameters, Left left) throws SQLException {
    PreparedStatement statement = parameters.statement();
    Outcome outcome = left.rest().outcome();
    statement.setLong(parameters.next(), left.event().sequence());
    statement.setString(parameters.next(), left.rest().endpoint());
    statement.setObject(parameters.next(), left.event().orderKey(), Types.BIGINT);
    statement.setString(parameters.next(), DeliveryState.after(outcome).name());
    statement.setInt(parameters.next(), left.rest().attempts());
    statement.setString(parameters.next(), DeliveryState.reason(outcome));
    statement.setLong(parameters.next(), DeliveryState.wait(outcome).toMillis());
  }

  List<PendingDelivery> claimDue(Connection connection, int max) throws SQLException {
    return claim(connection, DUE, max);
  }

  List<PendingDelivery> claimWaiting(Connection connection, String endpoint, int max)
      throws SQLException {
    return claim(connection, WAITING, endpoint, max);
  }

  private List<PendingDelivery> claim(Connection connection, Claim rows, Object... parameters)
      throws SQLException {
    long begin = System.nanoTime();
    List<Row> claimed =
        rows.lock(
            connection,
            dialect,
            row -> read(row, Lease.of(row.getLong("lease_token") + 1, begin, leaseLength)),
            parameters);
    List<Long> ids = claimed.stream().map(Row::id).toList();
    Ids.update(connection, ids, lease, node, leaseLength.toMillis());
    Map<Long, PendingEvent> byId =
        events.read(connection, claimed.stream().map(Row::eventId).distinct().toList());
    return claimed.stream()
        .sorted(Comparator.comparing(Row::eventId))
        .map(
            row ->
                new PendingDelivery(
                    row.id(),
                    Objects.requireNonNull(byId.get(row.eventId())),
                    row.endpoint(),
                    row.attempts(),
                    row.lease()))
        .toList();
  }

  private static Row read(ResultSet row, Lease lease) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getLong("event_id"),
        row.getString("endpoint"),
        row.getInt("attempts"),
        lease);
  }

  /**
   * Deletes what was delivered, and notes the rest, whose leases are over then: a renewal that
   * comes late must not put off the next attempt. A row under another lease is left alone.
   */
  void settle(Connection connection, List<SettledDelivery> settled) throws SQLException {
    List<SettledDelivery> ours =
        held.stillHeld(
            connection, settled, each -> each.delivery().id(), each -> each.delivery().lease());
    List<Long> delivered =
        ours.stream()
            .filter(each -> each.outcome() instanceof Outcome.Delivered)
            .map(each -> each.delivery().id())
            .toList();
    Ids.update(connection, delivered, "delete from webhook_delivery where id in (%s)");
    update(
        connection,
        ours.stream().filter(each -> !(each.outcome() instanceof Outcome.Delivered)).toList());
  }

  private void update(Connection connection, List<SettledDelivery> left) throws SQLException {
    if (left.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      for (SettledDelivery each : left) {
        statement.setString(1, DeliveryState.after(each.outcome()).name());
        statement.setInt(2, each.attempts());
        statement.setString(3, DeliveryState.reason(each.outcome()));
        statement.setLong(4, DeliveryState.wait(each.outcome()).toMillis());
        statement.setLong(5, each.delivery().id());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Lets what is at rest for an endpoint wait again, and what is in order for its turn. */
  long redeliver(Connection connection, String endpoint, boolean inOrder) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REDELIVER)) {
      statement.setString(1, inOrder ? "BLOCKED" : "WAITING");
      statement.setString(2, endpoint);
      return statement.executeUpdate();
    }
  }
}
