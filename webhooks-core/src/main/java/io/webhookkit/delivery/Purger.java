package io.webhookkit.delivery;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what is old deleted from time to time, on a thread of its own: a purge may take long, and
 * nothing waits for it. Thread-safe.
 */
public final class Purger implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Purger.class);

  /** Between purges: what is kept for days may be kept for an hour more. */
  private static final Duration INTERVAL = Duration.ofHours(1);

  private final DeliveryBacklog backlog;
  private final Duration age;
  private final ScheduledExecutorService thread;

  /**
   * Creates one at rest.
   *
   * @param age how old something must be to be deleted; zero if all is kept
   */
  public Purger(DeliveryBacklog backlog, Duration age) {
    this.backlog = backlog;
    this.age = age;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread purger = new Thread(task, "webhooks-purger");
              purger.setDaemon(true);
              return purger;
            });
  }

  /** Starts purging, a minute later for the first time: the application has to start as well. */
  public void start() {
    if (!age.isZero()) {
      ScheduledFuture<?> unused =
          thread.scheduleWithFixedDelay(this::purge, 1, INTERVAL.toMinutes(), TimeUnit.MINUTES);
    }
  }

  /** Purges once. It throws nothing, which would end all purging. */
  void purge() {
    try {
      long purged = backlog.purge(age);
      if (purged > 0) {
        LOG.info("{} rows of events and attempts were older than {}, and are deleted", purged, age);
      }
    } catch (Throwable e) { // a LinkageError as well
      LOG.warn("What is old can't be deleted now; trying again in {}", INTERVAL, e);
    }
  }

  /** Purges nothing more; a step that is under way comes to its end. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
