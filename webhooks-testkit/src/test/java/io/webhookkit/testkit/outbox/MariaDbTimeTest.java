package io.webhookkit.testkit.outbox;

import static io.webhookkit.testkit.Databases.count;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.Delivery;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.NeedsMariaDb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session can have any time zone, which MariaDB and its driver put into what they compute. */
@NeedsMariaDb
class MariaDbTimeTest {

  private final String url = Databases.mariadbUrl();
  private final HikariDataSource east = inZone("+05:00");
  private final HikariDataSource west = inZone("-08:00");
  private final Outbox eastern = open(east, "east");
  private final Outbox western = open(west, "west");

  @AfterEach
  void closeThePools() {
    east.close();
    west.close();
  }

  @Test
  void aLeaseFromTheEastHoldsInTheWest() {
    eastern.append(List.of(Events.lead()), true);

    assertThat(western.claimEvents(10)).isEmpty();
  }

  @Test
  void aLeaseFromTheWestHoldsInTheEast() {
    western.append(List.of(Events.lead()), true);

    assertThat(eastern.claimEvents(10)).isEmpty();
  }

  @Test
  void whatIsDueInTheWestIsDueInTheEast() {
    western.append(List.of(Events.lead()), false);

    assertThat(eastern.claimEvents(10)).hasSize(1);
  }

  @Test
  void whatIsDueInTheEastIsDueInTheWest() {
    eastern.append(List.of(Events.lead()), false);

    assertThat(western.claimEvents(10)).hasSize(1);
  }

  @Test
  void theLogHasItsTimesInUtcToTheMicrosecond() {
    PendingEvent event = eastern.append(List.of(Events.lead()), true).get(0);

    eastern.settle(attempted(event, Instant.parse("2026-07-01T12:00:00.123456Z")));

    String inUtc =
        "select count(*) from webhook_attempt where attempted_at = '2026-07-01 12:00:00.123456'";
    assertThat(count(west, inUtc)).isOne();
  }

  private HikariDataSource inZone(String zone) {
    return Databases.mariadb(
        url
            + "&preserveInstants=true&forceConnectionTimeZoneToSession=true&connectionTimeZone="
            + zone);
  }

  private static Outbox open(HikariDataSource database, String node) {
    return JdbcOutbox.open(database, SchemaMode.CREATE, node, JdbcOutbox.DEFAULT_LEASE);
  }

  private static Settlement attempted(PendingEvent event, Instant at) {
    Endpoint crm =
        Endpoint.named("crm")
            .url("https://crm.example.com/hooks")
            .secret(Secret.generate().reveal())
            .events("*")
            .build();
    Attempt attempt =
        new Attempt(
            new Delivery(event, crm, 1),
            at,
            Duration.ofMillis(20),
            new DeliveryResult.Answered(200, null),
            new Outcome.Delivered());
    return new Settlement(List.of(), List.of(), List.of(attempt));
  }
}
