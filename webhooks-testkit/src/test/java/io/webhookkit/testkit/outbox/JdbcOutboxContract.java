package io.webhookkit.testkit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.Delivery;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.contract.SharedOutboxContract;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on the tables of one database, whose times are moved instead of waited for. */
public abstract class JdbcOutboxContract extends SharedOutboxContract {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final long ORDER = 7;

  private Outbox outbox;
  private Outbox otherNode;

  @BeforeEach
  void openOnEmptyTables() {
    outbox = open("one");
    otherNode = open("two");
    Databases.execute(
        dataSource(),
        "delete from webhook_delivery",
        "delete from webhook_attempt",
        "delete from webhook_pause",
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

  @Test
  void whatIsOldAndDeliveredIsPurgedWithItsLog() {
    for (PendingEvent event : outbox.append(Events.leads(600), true)) {
      outbox.settle(settled(event));
    }
    letAWeekPass();
    outbox.settle(settled(outbox.append(Events.leads(1), true).get(0)));

    assertThat(outbox.purge(WEEK)).isEqualTo(1200);

    assertThat(Databases.count(dataSource(), "select count(*) from webhook_outbox")).isEqualTo(1);
    assertThat(Databases.count(dataSource(), "select count(*) from webhook_attempt")).isEqualTo(1);
  }

  @Test
  void whatIsNotDeliveredIsNeverPurged() {
    outbox.append(Events.leads(1), true);
    for (Outcome outcome :
        List.of(
            new Outcome.Retry(Duration.ZERO, "503"),
            new Outcome.Waiting("paused"),
            new Outcome.Blocked(),
            new Outcome.Parked("410"),
            new Outcome.Skipped("500"))) {
      PendingEvent event = outbox.append(Events.leads(1), true).get(0);
      SettledEvent settled = new SettledEvent(event, List.of(new Remainder("crm", 1, outcome)));
      outbox.settle(new Settlement(List.of(settled), List.of(), List.of()));
    }
    letAWeekPass();

    assertThat(outbox.purge(WEEK)).isZero();

    assertThat(Databases.count(dataSource(), "select count(*) from webhook_outbox")).isEqualTo(6);
  }

  @Test
  void whatANodeHasDatedInTheFutureHoldsNoPurgeUp() {
    for (PendingEvent event : outbox.append(Events.leads(3), true)) {
      outbox.settle(settled(event));
    }
    letAWeekPass();
    Databases.execute(
        dataSource(),
        "update webhook_attempt set attempted_at = attempted_at + interval '900' day"
            + " where event_id = (select min(id) from webhook_outbox)");

    assertThat(outbox.purge(WEEK)).isEqualTo(5);
  }

  @Test
  void anEndpointThatAnotherNodePausesAtTheSameTimeIsPaused() {
    FirstAnswer interrupted =
        new FirstAnswer("select endpoint from webhook_pause", () -> otherNode.pause("crm"));
    Outbox pausing =
        JdbcOutbox.open(interrupted.watching(dataSource()), SchemaMode.CHECK, "three", LEASE);

    pausing.pause("crm");

    assertThat(interrupted.hasCome()).isTrue();
    assertThat(outbox.look().paused()).containsExactly("crm");
  }

  @Test
  void whatAnOlderEventHasLeftWhileItWasLookedForWhatIsFreeKeepsTheYoungerBlocked() {
    PendingEvent older = otherNode.append(List.of(inOrder()), true).get(0);
    PendingEvent younger = outbox.append(List.of(inOrder()), true).get(0);
    outbox.settle(left(younger, new Outcome.Blocked()));
    Runnable settling =
        () -> otherNode.settle(left(older, new Outcome.Retry(Duration.ofHours(1), "503")));
    FirstAnswer interrupted = new FirstAnswer("order by order_key, endpoint", settling);
    Outbox looking =
        JdbcOutbox.open(interrupted.watching(dataSource()), SchemaMode.CHECK, "three", LEASE);

    assertThat(looking.unblock(List.of(ORDER))).isEmpty();

    assertThat(interrupted.hasCome()).isTrue();
  }

  private static NewEvent inOrder() {
    NewEvent event = Events.lead();
    return new NewEvent(event.event(), event.payload(), null, ORDER);
  }

  private static Settlement left(PendingEvent event, Outcome outcome) {
    SettledEvent settled = new SettledEvent(event, List.of(new Remainder("crm", 1, outcome)));
    return new Settlement(List.of(settled), List.of(), List.of());
  }

  @Test
  void aPurgeLocksNoInsertOut() throws Exception {
    for (PendingEvent event : outbox.append(Events.leads(10), true)) {
      outbox.settle(settled(event));
    }
    letAWeekPass();
    try (Connection purge = dataSource().getConnection();
        Connection application = dataSource().getConnection()) {
      purge.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      purge.setAutoCommit(false);
      try (Statement delete = purge.createStatement()) {
        delete.executeUpdate("delete from webhook_outbox where id < 1000000");
      }
      application.setAutoCommit(false);
      outbox.append(application, Events.leads(10), true);
      application.commit();
      purge.rollback();
    }

    assertThat(Databases.count(dataSource(), "select count(*) from webhook_outbox")).isEqualTo(20);
  }

  private static Settlement settled(PendingEvent event) {
    Attempt attempt =
        new Attempt(
            new Delivery(event, Events.CRM, 1),
            Instant.now(Clock.systemUTC()),
            Duration.ZERO,
            new DeliveryResult.Answered(200, null),
            new Outcome.Delivered());
    return new Settlement(List.of(new SettledEvent(event, List.of())), List.of(), List.of(attempt));
  }

  private void letAWeekPass() {
    String aWeekAgo = " - interval '8' day";
    Databases.execute(
        dataSource(),
        "update webhook_outbox set created_at = created_at" + aWeekAgo,
        "update webhook_attempt set attempted_at = attempted_at" + aWeekAgo);
  }

  /** Opens the outbox of a node. */
  protected Outbox open(String node) {
    return JdbcOutbox.open(dataSource(), SchemaMode.CREATE, node, LEASE);
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
        "update webhook_outbox set created_at = created_at" + interval,
        "update webhook_delivery set next_attempt_at = next_attempt_at" + interval);
  }
}
