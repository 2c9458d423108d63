package io.webhookkit.testkit.time;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.Look;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Lets a time pass in a moment: every attempt that is due meanwhile, to deliver an event or to
 * handle one that was received, is made when its turn comes, so that a retry schedule of days ends
 * in milliseconds.
 *
 * <pre>{@code
 * PassingTime time = PassingTime.of(webhooks, dataSource);
 * recorder.answering(respond(503).times(9));
 * leads.create("a@example.org");
 * time.passes(Duration.ofHours(90));
 * assertThat(recorder).attempted("lead.created").times(10).withOneId();
 * }</pre>
 *
 * <p>The webhooks must have a {@link TestClock}. What a database keeps is due by its own clock,
 * which nobody can set: instead, all that waits there is made due so much earlier.
 */
public final class PassingTime {

  /** How often it is looked whether an endpoint takes something again that has failed. */
  private static final Duration PROBE = Duration.ofSeconds(30);

  private static final Duration MOMENT = Duration.ofMillis(1);

  private final TestClock clock;
  private final Webhooks webhooks;
  private final Outbox outbox;
  private final Store store;

  private PassingTime(TestClock clock, Webhooks webhooks, Outbox outbox, Store store) {
    this.clock = clock;
    this.webhooks = webhooks;
    this.outbox = outbox;
    this.store = store;
  }

  /**
   * Lets time pass for webhooks whose outbox is in a database.
   *
   * @param dataSource the one that the webhooks have, with nobody else's webhooks in it
   * @throws IllegalArgumentException if the clock of the webhooks is no {@link TestClock}
   */
  public static PassingTime of(Webhooks webhooks, DataSource dataSource) {
    Outbox outbox =
        JdbcOutbox.open(dataSource, SchemaMode.CHECK, "passing-time", JdbcOutbox.DEFAULT_LEASE);
    return new PassingTime(
        clock(webhooks), webhooks, outbox, step -> bringForward(dataSource, step));
  }

  /**
   * Lets time pass for webhooks whose outbox goes by the same clock, as one in memory does.
   *
   * @throws IllegalArgumentException if the clock of the webhooks is no {@link TestClock}
   */
  public static PassingTime of(Webhooks webhooks, Outbox outbox) {
    return new PassingTime(clock(webhooks), webhooks, outbox, step -> {});
  }

  private static TestClock clock(Webhooks webhooks) {
    if (webhooks.clock() instanceof TestClock clock) {
      return clock;
    }
    throw new IllegalArgumentException(
        "The clock of the webhooks is "
            + webhooks.clock()
            + ": give the application a TestClock as its only, or its primary, bean of the type"
            + " java.time.Clock, or Webhooks.builder().clock(…) one");
  }

  /**
   * Lets a time pass, and makes all attempts that are due meanwhile.
   *
   * @throws AssertionError if attempts do not end within 30 s
   */
  public void passes(Duration time) {
    Duration untilHandling = attempt();
    Duration left = time;
    while (!left.isZero()) {
      Duration step = min(left, min(untilHandling, next(outbox.look())));
      clock.advance(step);
      store.bringForward(step);
      untilHandling = attempt();
      left = left.minus(step);
    }
  }

  /** Makes what is due, and returns how long it is until something received will be handled. */
  private Duration attempt() {
    long start = System.nanoTime();
    Duration untilHandling = webhooks.inbound().handleDue();
    while (untilHandling.isZero()) {
      if (System.nanoTime() - start > DueAttempts.PATIENCE.toNanos()) {
        throw new AssertionError(
            "What was received is not handled after " + DueAttempts.PATIENCE.toSeconds() + " s");
      }
      untilHandling = webhooks.inbound().handleDue();
    }
    DueAttempts.await(webhooks);
    return atLeastAMoment(untilHandling);
  }

  private static Duration next(Look look) {
    Duration next =
        atLeastAMoment(look.untilDeliveries().orElse(Duration.ofMillis(Long.MAX_VALUE)));
    return look.waiting() ? min(next, PROBE) : next;
  }

  private static Duration atLeastAMoment(Duration due) {
    return due.compareTo(MOMENT) < 0 ? MOMENT : due;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static void bringForward(DataSource dataSource, Duration step) {
    String seconds = "%d.%03d".formatted(step.toSeconds(), step.toMillisPart());
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : List.of("webhook_delivery", "webhook_inbox")) {
        statement.executeUpdate(
            "update %s set next_attempt_at = next_attempt_at - interval '%s' second"
                .formatted(table, seconds));
      }
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      throw new AssertionError("The time of what waits can't be set", e);
    }
  }

  /** What has a clock of its own. */
  private interface Store {
    void bringForward(Duration step);
  }
}
