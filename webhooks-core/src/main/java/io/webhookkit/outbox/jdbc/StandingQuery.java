package io.webhookkit.outbox.jdbc;

import io.webhookkit.delivery.Standing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts what was not delivered, in one statement. The counts are made in indexes alone, and the
 * oldest event is found by the smallest number, since numbers grow with time and have an index.
 */
final class StandingQuery {

  private static final String UNDER_WAY = "state in ('PENDING', 'WAITING', 'BLOCKED')";

  private final String sql;

  StandingQuery(Dialect dialect) {
    String millis = dialect.millisUntil("created_at");
    this.sql =
        """
        select events.open as open_events,
          (select count(*) from webhook_delivery where %1$s) as deliveries,
          (select count(*) from webhook_delivery where state in ('PARKED', 'SKIPPED')) as parked,
          (select %2$s from webhook_outbox
            where id = events.oldest) as event_millis,
          (select %2$s from webhook_outbox
            where id = (select min(event_id) from webhook_delivery where %1$s)) as delivery_millis
        from (select count(*) as open, min(id) as oldest from webhook_outbox where state = 'OPEN')
          events
        """
            .formatted(UNDER_WAY, millis);
  }

  Standing on(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new Standing(
          row.getLong("open_events"),
          row.getLong("deliveries"),
          row.getLong("parked"),
          oldest(row));
    }
  }

  private static Optional<Duration> oldest(ResultSet row) throws SQLException {
    long event = row.getLong("event_millis");
    boolean noEvent = row.wasNull();
    long delivery = row.getLong("delivery_millis");
    boolean noDelivery = row.wasNull();
    if (noEvent && noDelivery) {
      return Optional.empty();
    }
    // They are in the past, and so below zero; where there is no row the driver says zero.
    return Optional.of(Duration.ofMillis(Math.max(0, -Math.min(event, delivery))));
  }
}
