package io.webhookkit.outbox.jdbc;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what was disabled here and reads what was changed elsewhere, from time to time on a
 * thread of its own. Thread-safe.
 */
final class EndpointRefresh implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcEndpoints.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EndpointWork work;
  private final KnownEndpoints known;
  private final Duration interval;
  private final ScheduledExecutorService thread;
  private volatile Future<?> next = CompletableFuture.completedFuture(null);
  private boolean readable = true;

  EndpointRefresh(EndpointWork work, KnownEndpoints known, Duration interval) {
    this.work = work;
    this.known = known;
    this.interval = interval;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread refreshing = new Thread(task, "webhooks-endpoints");
              refreshing.setDaemon(true);
              return refreshing;
            });
  }

  /** Does it from now on whenever the interval, or the time of a secret, is over. */
  void start() {
    long nanos = known.untilAnEnd(interval).toNanos();
    next =
        thread.schedule(
            () -> {
              run();
              start();
            },
            nanos,
            TimeUnit.NANOSECONDS);
  }

  /** Does it on the other thread. */
  void soon() {
    try {
      thread.execute(this::run);
    } catch (RejectedExecutionException closed) {
      run();
    }
  }

  /** Changes something, and does it then. */
  synchronized void after(Runnable change) {
    change.run();
    run();
  }

  /** Does it now. One read at a time, so that none comes to count after a later one. */
  synchronized void run() {
    try {
      Map<String, Disabling> unwritten = known.unwritten();
      unwritten.forEach(work::disable);
      known.accept(work.all(), unwritten);
      if (!readable) {
        readable = true;
        LOG.info("The endpoints in the database can be read again");
      }
    } catch (Throwable e) { // a LinkageError would end all refreshing
      known.renew();
      if (readable) {
        readable = false;
        LOG.error(
            "The endpoints in the database can't be read: they stay as they were, and are looked for"
                + " every {}",
            interval,
            e);
      }
    }
  }

  @Override
  public void close() {
    // An interrupt would cost an H2 in a file its channel.
    next.cancel(false);
    thread.shutdown();
    try {
      if (thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          && !known.unwritten().isEmpty()) {
        run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
