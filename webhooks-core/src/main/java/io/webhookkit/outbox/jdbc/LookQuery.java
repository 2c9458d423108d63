package io.webhookkit.outbox.jdbc;

import io.webhookkit.delivery.Look;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One statement for all there is to know: with nothing to do it is the only one. Of each kind it
 * reads the first row in an index, so that it costs the same however many there are.
 */
final class LookQuery {

  private final String sql;
  private volatile boolean openBackfills = true;

  LookQuery(Dialect dialect) {
    // With the order of an index, for PostgreSQL would else look for any one row in the whole
    // table.
    this.sql =
        """
        select 'EVENT' as kind, null as endpoint, %s as millis from
          (select lease_until from webhook_outbox where state = 'OPEN' order by %s limit 1) e
        union all select 'DELIVERY', null, %s from webhook_delivery where state = 'PENDING'
        union all select 'WAITING', null, 0 from
          (select id from webhook_delivery where state = 'WAITING' order by %s limit 1) w
        union all select 'BLOCKED', null, 0 from
          (select id from webhook_delivery where state = 'BLOCKED' order by %s limit 1) b
        union all select 'PAUSED', endpoint, 0 from webhook_pause
        union all select 'BACKFILL', null, 0 from
          (select entity from webhook_backfill where state = 'OPEN' order by %s limit 1) f
        """
            .formatted(
                dialect.millisUntil("lease_until"),
                dialect.orderOfIndex("lease_until, id"),
                dialect.millisUntil("min(next_attempt_at)"),
                dialect.orderOfIndex("endpoint, event_id"),
                dialect.orderOfIndex("order_key, endpoint, event_id"),
                dialect.orderOfIndex("entity"));
  }

  Look on(Connection connection) throws SQLException {
    Optional<Duration> untilEvents = Optional.empty();
    Optional<Duration> untilDeliveries = Optional.empty();
    boolean waiting = false;
    boolean blocked = false;
    boolean backfills = false;
    Set<String> paused = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        switch (row.getString("kind").strip()) {
          case "EVENT" -> untilEvents = millis(row);
          case "DELIVERY" -> untilDeliveries = millis(row);
          case "WAITING" -> waiting = true;
          case "BLOCKED" -> blocked = true;
          case "BACKFILL" -> backfills = true;
          default -> paused.add(row.getString("endpoint"));
        }
      }
    }
    openBackfills = backfills;
    return new Look(untilEvents, untilDeliveries, waiting, blocked, paused);
  }

  /** Tells whether a backfill was open at the last look; true before the first one. */
  boolean hasOpenBackfills() {
    return openBackfills;
  }

  private static Optional<Duration> millis(ResultSet row) throws SQLException {
    long millis = row.getLong("millis");
    return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }
}
