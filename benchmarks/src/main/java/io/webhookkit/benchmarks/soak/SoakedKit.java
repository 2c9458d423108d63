package io.webhookkit.benchmarks.soak;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.WebhookException;
import io.webhookkit.benchmarks.contender.Contender;
import io.webhookkit.benchmarks.contender.Kit;
import io.webhookkit.benchmarks.contender.Lead;
import io.webhookkit.benchmarks.contender.Wiring;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The kit in a hurry: what takes a minute, an hour or a week as it comes takes seconds here, so
 * that half an hour sees all of it many times. A commit that fails is not repeated.
 */
final class SoakedKit implements Contender {

  /** How long a node may be gone before another takes over what it holds. */
  static final Duration LEASE = Duration.ofSeconds(25);

  /** How long what is done is kept. */
  static final Duration RETENTION = Duration.ofSeconds(30);

  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final Duration PURGES = Duration.ofSeconds(5);
  private static final int ROLLED_BACK = 50;

  /** More than any fault lasts, or what is parked would be taken for lost. */
  private static final RetrySchedule RETRIES =
      new RetrySchedule(Collections.nCopies(200, Duration.ofSeconds(2)), 0.2);

  private final Kit kit;
  private final JdbcOutbox outbox;
  private final ScheduledExecutorService purger = Executors.newSingleThreadScheduledExecutor();

  SoakedKit(HikariDataSource pool, int sinkPort, String node) {
    this.outbox = JdbcOutbox.open(pool, SchemaMode.CREATE, node, LEASE);
    this.kit =
        new Kit(
            new Wiring(pool, false, sinkPort, node),
            builder ->
                builder
                    .outbox(outbox)
                    .deadline(DEADLINE)
                    .retention(Duration.ZERO)
                    .retries(RETRIES));
  }

  /** Delivers and purges from now on; the kit's own purger would do so once an hour. */
  @Override
  public void start() {
    kit.start();
    ScheduledFuture<?> unused =
        purger.scheduleWithFixedDelay(
            this::purge, PURGES.toSeconds(), PURGES.toSeconds(), TimeUnit.SECONDS);
  }

  private void purge() {
    try {
      outbox.purge(RETENTION);
    } catch (WebhookException e) {
      // The database is away; the next one finds it.
    }
  }

  @Override
  public long commit(List<Lead> leads) {
    try {
      if (leads.get(0).n() % ROLLED_BACK == 0) {
        kit.rollBack(leads);
        return 0;
      }
      return kit.commit(leads);
    } catch (RuntimeException e) {
      return 0; // Whether it was committed all the same, the database knows.
    }
  }
}
