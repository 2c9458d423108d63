package io.webhookkit.backfill;

import io.webhookkit.WebhookException;
import io.webhookkit.backfill.BackfillProgress.State;
import io.webhookkit.entity.EntityCapture;
import io.webhookkit.entity.StoredEntities;
import io.webhookkit.outbox.OutboxException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works at the open backfills that this node holds: on one thread, a batch of each in turn. */
final class BackfillWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BackfillWorker.class);

  /** How long to leave an entity alone that somebody else has locked. */
  private static final Duration LOCKED = Duration.ofMillis(100);

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  /** After how many, each after twice the pause, there is no hope: in a minute and a half. */
  private static final int MAX_FAILURES = 10;

  private final EntityCapture capture;
  private final BackfillStore store;
  private final Batch batch;
  private final Duration interval;
  private final Runnable whenAdvanced;
  private final ScheduledThreadPoolExecutor thread = newThread();
  private final Set<BackfillKey> held = ConcurrentHashMap.newKeySet();
  private volatile boolean started;

  /**
   * @param interval how often to look for backfills whose node has died
   * @param whenAdvanced called after each batch
   */
  BackfillWorker(
      EntityCapture capture,
      BackfillStore store,
      Batch batch,
      Duration interval,
      Runnable whenAdvanced) {
    this.capture = capture;
    this.store = store;
    this.batch = batch;
    this.interval = interval;
    this.whenAdvanced = whenAdvanced;
  }

  /** What waits when it is shut down is dropped: it would hold this application until its time. */
  private static ScheduledThreadPoolExecutor newThread() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "webhooks-backfill");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return executor;
  }

  void start() {
    started = true;
    thread.execute(() -> logged(this::takeUp));
  }

  private void takeUp() {
    try {
      if (store.mayHaveOpen()) {
        store.claim().forEach(this::goOn);
      }
    } catch (RuntimeException | Error e) {
      LOG.warn("Backfills could not be looked for; they are looked for again in {}", interval, e);
    }
    later(interval, this::takeUp);
  }

  /** Works at a backfill until it ends, if this node does not yet. */
  void goOn(BackfillProgress progress) {
    if (started && held.add(progress.key())) {
      LOG.info(
          "The backfill {} goes on after {} of {}",
          progress.key(),
          progress.sent(),
          progress.total());
      thread.execute(() -> logged(() -> step(progress, 0)));
    }
  }

  private void step(BackfillProgress progress, int failures) {
    long began = System.nanoTime();
    try {
      Optional<Batch.Result> result = batch.run(progress, entities(progress.key()));
      if (result.isEmpty()) {
        ended(progress.key());
      } else {
        next(result.get(), Duration.ofNanos(System.nanoTime() - began));
      }
    } catch (RuntimeException | Error e) {
      failed(progress, failures + 1, e);
    }
    whenAdvanced.run();
  }

  private StoredEntities entities(BackfillKey key) {
    return capture
        .stored(key.entity())
        .orElseThrow(
            () -> new WebhookException("This node does not capture the class " + key.entity()));
  }

  private void next(Batch.Result result, Duration took) {
    BackfillProgress progress = result.progress();
    Duration pause = result.sent() == 0 ? LOCKED : progress.pace().pauseAfter(result.sent(), took);
    later(pause, () -> step(progress, 0));
  }

  /** An executor with a timer keeps to itself what its tasks throw. */
  private static void logged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.error("A backfill has met a bug", e);
    }
  }

  private void later(Duration pause, Runnable task) {
    Future<?> unused = thread.schedule(() -> logged(task), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** If it is still open, it was asked for again just now, or another node has taken it over. */
  private void ended(BackfillKey key) {
    BackfillProgress now = store.find(key).orElseThrow();
    held.remove(key);
    LOG.info("The backfill {} is {} after {} of {}", key, now.state(), now.sent(), now.total());
    if (now.state() == State.OPEN) {
      store.claim().forEach(this::goOn);
    }
  }

  private void failed(BackfillProgress progress, int failures, Throwable failure) {
    if (failures < MAX_FAILURES && mayPass(failure)) {
      Duration pause = Duration.ofMillis(100L << failures);
      LOG.warn("A batch of the backfill {} failed; again in {}", progress.key(), pause, failure);
      later(pause, () -> step(progress, failures));
      return;
    }
    held.remove(progress.key());
    LOG.error("The backfill {} has failed {} times", progress.key(), failures, failure);
    try {
      store.end(progress.in(State.FAILED, reason(failure)));
    } catch (RuntimeException e) {
      LOG.warn("That could not be stored, so it goes on in a while", e);
    }
  }

  /** What we refuse ourselves, but for what a database does, would be refused again. */
  private static boolean mayPass(Throwable failure) {
    return !(failure instanceof WebhookException)
        || failure instanceof OutboxException
        || failure.getCause() instanceof SQLException;
  }

  /** What is not our own may quote values. */
  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    return failure instanceof WebhookException && message != null
        ? message
        : failure.getClass().getName();
  }

  /** Ends after the batches that are under way, and leaves the rest to others. */
  @Override
  public void close() {
    started = false;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("A batch of a backfill is still under way after {}", CLOSE_TIMEOUT);
      }
      store.release();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("Backfills go on elsewhere once their leases end", e);
    }
  }
}
