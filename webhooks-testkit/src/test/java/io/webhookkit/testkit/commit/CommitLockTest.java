package io.webhookkit.testkit.commit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.ForwardingOutbox;
import io.webhookkit.testkit.WebhookRecorder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions that commit at the same time never wait for each other in our code. */
@Timeout(120)
class CommitLockTest {

  private final HikariDataSource database = Databases.pooled(Databases.h2());
  private final WebhookRecorder recorder = WebhookRecorder.start();

  @AfterEach
  void stop() {
    recorder.close();
    database.close();
  }

  @Test
  void noCommitWaitsForALockOfOursWithAnOutboxInTheDatabase() throws Exception {
    assertThat(waits(Webhooks.builder().dataSource(database))).isEmpty();
  }

  @Test
  void noCommitWaitsForALockOfOursWithAnOutboxInMemory() throws Exception {
    assertThat(waits(Webhooks.builder().outbox(new InMemoryOutbox(Clock.systemUTC())))).isEmpty();
  }

  @Test
  void aMonitorInTheOutboxWouldBeSeen() throws Exception {
    Outbox outbox = new WithMonitor(new InMemoryOutbox(Clock.systemUTC()));

    assertThat(waits(Webhooks.builder().outbox(outbox)))
        .anyMatch(place -> place.endsWith("WithMonitor.append"));
  }

  @Test
  void aLockInTheOutboxWouldBeSeen() throws Exception {
    Outbox outbox = new WithLock(new InMemoryOutbox(Clock.systemUTC()));

    assertThat(waits(Webhooks.builder().outbox(outbox)))
        .anyMatch(place -> place.endsWith("WithLock.append"));
  }

  private List<String> waits(WebhooksBuilder webhooks) throws Exception {
    try (Application application =
        new Application(database, webhooks.endpoint(recorder.endpoint("*")))) {
      return LockWatch.waitsDuring(
          () -> {
            Committers.commit(application);
            return null;
          });
    }
  }

  /** Holds its monitor the first time until somebody waits for it. */
  private static final class WithMonitor extends ForwardingOutbox {

    private boolean met;

    WithMonitor(Outbox good) {
      super(good);
    }

    @Override
    public synchronized List<PendingEvent> append(
        Connection transaction, List<NewEvent> events, boolean leased) throws SQLException {
      while (!met) {
        met = Committers.isAnyBlocked();
      }
      return super.append(transaction, events, leased);
    }
  }

  /** Holds its lock the first time until somebody waits for it. */
  private static final class WithLock extends ForwardingOutbox {

    private final ReentrantLock lock = new ReentrantLock();
    private boolean met;

    WithLock(Outbox good) {
      super(good);
    }

    @Override
    public List<PendingEvent> append(Connection transaction, List<NewEvent> events, boolean leased)
        throws SQLException {
      lock.lock();
      try {
        while (!met) {
          Thread.onSpinWait();
          met = lock.hasQueuedThreads();
        }
        return super.append(transaction, events, leased);
      } finally {
        lock.unlock();
      }
    }
  }
}
