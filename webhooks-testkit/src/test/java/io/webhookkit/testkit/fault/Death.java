package io.webhookkit.testkit.fault;

import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.testkit.ForwardingOutbox;
import io.webhookkit.testkit.Proxies;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Ends this process when it comes to a step for the so-many-th time, as {@code kill -9} does: no
 * hook, no finally, nothing more is written.
 */
final class Death {

  static final int EXIT = 9;

  private final Step step;
  private final AtomicInteger left;
  private final Map<Thread, Step> inside = new ConcurrentHashMap<>();

  Death(Step step, int times) {
    this.step = step;
    this.left = new AtomicInteger(times);
  }

  private boolean isDue(Step reached) {
    return reached == step && left.decrementAndGet() == 0;
  }

  private void reached(Step reached) {
    if (isDue(reached)) {
      Runtime.getRuntime().halt(EXIT);
    }
  }

  /** Returns the database; what is written within a step is not committed if its time has come. */
  DataSource watching(DataSource database) {
    return Proxies.watching(
        DataSource.class,
        database,
        (method, arguments, answer) -> {
          Step now = inside.get(Thread.currentThread());
          return answer instanceof Connection connection && now != null && isDue(now)
              ? Proxies.replacing(
                  Connection.class, connection, "commit", () -> Runtime.getRuntime().halt(EXIT))
              : answer;
        });
  }

  /** Returns the outbox with its steps watched. */
  Outbox watching(Outbox outbox) {
    return new ForwardingOutbox(outbox) {

      @Override
      public List<PendingEvent> append(
          Connection transaction, List<NewEvent> events, boolean leased) throws SQLException {
        reached(Step.BEFORE_INSERT);
        List<PendingEvent> stored = super.append(transaction, events, leased);
        reached(Step.AFTER_INSERT);
        return stored;
      }

      @Override
      public void committed(List<PendingEvent> events, boolean leased) {
        reached(Step.BEFORE_HAND_OVER);
        super.committed(events, leased);
      }

      @Override
      public void settle(Settlement settlement) {
        reached(Step.BEFORE_ACKNOWLEDGEMENT);
        within(Step.IN_ACKNOWLEDGEMENT, () -> super.settle(settlement));
      }

      @Override
      public long purge(Duration age) {
        long[] purged = new long[1];
        within(Step.IN_PURGE, () -> purged[0] = super.purge(age));
        return purged[0];
      }
    };
  }

  private void within(Step entered, Runnable work) {
    inside.put(Thread.currentThread(), entered);
    try {
      work.run();
    } finally {
      inside.remove(Thread.currentThread());
    }
  }
}
