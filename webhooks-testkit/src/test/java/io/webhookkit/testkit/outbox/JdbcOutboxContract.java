package io.webhookkit.testkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.SharedOutboxContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on the tables of one database, whose times are moved instead of waited for. */
abstract class JdbcOutboxContract extends SharedOutboxContract {

  private Outbox outbox;
  private Outbox otherNode;

  @BeforeEach
  void openOnEmptyTables() {
    outbox = JdbcOutbox.open(dataSource(), SchemaMode.CREATE, "one", LEASE);
    otherNode = JdbcOutbox.open(dataSource(), SchemaMode.CREATE, "two", LEASE);
    Databases.execute(
        dataSource(),
        "delete from webhook_delivery",
        "delete from webhook_attempt",
        "delete from webhook_outbox");
  }

  @Test
  void aNodeTakesNothingFromOneOfAlmostTheSameName() {
    outbox.append(List.of(Events.lead()), true);

    JdbcOutbox.open(dataSource(), SchemaMode.CREATE, "ONE", LEASE);
    JdbcOutbox.open(dataSource(), SchemaMode.CREATE, "one ", LEASE);

    assertThat(otherNode.claimEvents(10)).isEmpty();
  }

  @Test
  void whatIsSaidOfAFailureCanBeStoredThoughItIsCutInACharacter() {
    String reason = "a" + "\uD83D\uDE00".repeat(500);
    PendingEvent event = outbox.append(List.of(Events.lead()), true).get(0);

    Outcome retry = new Outcome.Retry(Duration.ZERO, reason);
    SettledEvent settled = new SettledEvent(event, List.of(new Remainder("crm", 1, retry)));
    outbox.settle(new Settlement(List.of(settled), List.of(), List.of()));

    assertThat(otherNode.claimDeliveries(10)).hasSize(1);
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected Outbox otherNode() {
    return otherNode;
  }

  @Override
  protected void letTimePass(Duration time) {
    String interval = " - interval '" + time.toSeconds() + "' second";
    Databases.execute(
        dataSource(),
        "update webhook_outbox set lease_until = lease_until" + interval,
        "update webhook_delivery set next_attempt_at = next_attempt_at" + interval);
  }
}
