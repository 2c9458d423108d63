package io.webhookkit.inbound;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles what is due in the inbox: what was stored to be handled later, what has failed before,
 * and what another node has left when it died. One thread, so that events are handled in the order
 * in which they came as long as none fails. It also has what is old forgotten. Thread-safe.
 */
final class InboxRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(InboxRunner.class);

  private static final int BATCH = 100;

  /** How long there is nothing to do where nothing waits. */
  static final Duration LONGEST = Duration.ofDays(365);

  private static final Duration PURGES = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Inbox inbox;
  private final EventHandling handling;
  private final List<Purgeable> purged;
  private final Collection<String> sources;
  private final InboundSettings settings;
  private final Thread thread = new Thread(this::run, "webhooks-inbox");
  private final ReentrantLock lock = new ReentrantLock();

  /** Held for a round: whoever makes it, events are handled one after the other. */
  private final ReentrantLock rounds = new ReentrantLock();

  private final Condition changed = lock.newCondition();
  private boolean woken;
  private volatile boolean closed;
  private long nextPurge = System.nanoTime() + Duration.ofMinutes(1).toNanos();

  /**
   * @param purged what forgets after the retention, the inbox among it
   * @param sources whose events it handles
   */
  InboxRunner(
      Inbox inbox,
      EventHandling handling,
      List<Purgeable> purged,
      Collection<String> sources,
      InboundSettings settings) {
    this.sources = List.copyOf(sources);
    this.inbox = inbox;
    this.purged = purged;
    this.handling = handling;
    this.settings = settings;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** There is something to do now, or sooner than was known. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (!closed) {
      try {
        await(round());
      } catch (InterruptedException e) {
        LOG.debug("Not waiting any longer", e);
      } catch (Throwable e) { // whatever it is, there is nobody else to go on
        LOG.warn("The inbox can't be read now; trying again", e);
        pause();
      }
    }
  }

  /** Handles what is due, and returns how long there is nothing to do. */
  private Duration round() {
    purgeIfDue();
    rounds.lock();
    try {
      return handled();
    } finally {
      rounds.unlock();
    }
  }

  private Duration handled() {
    Inbox.Due due = inbox.due(sources, BATCH, settings.pollInterval());
    boolean moved = false;
    for (InboundEvent event : due.events()) {
      if (closed) {
        return Duration.ZERO;
      }
      EventHandling.End end = handling.attempt(event);
      moved |= end == EventHandling.End.HANDLED || end == EventHandling.End.FAILED;
      if (Thread.interrupted()) {
        LOG.debug("A handler has left its interrupt behind");
      }
    }
    return moved || due.events().isEmpty() ? due.next() : settings.pollInterval();
  }

  /** Handles what is due on this thread, and returns how long there is nothing to do. */
  Duration handleDue() {
    rounds.lock();
    try {
      Inbox.Due due = inbox.due(sources, BATCH, LONGEST);
      due.events().stream().takeWhile(event -> !closed).forEach(handling::handle);
      return due.events().isEmpty() || closed ? due.next() : Duration.ZERO;
    } finally {
      rounds.unlock();
    }
  }

  private void purgeIfDue() {
    if (System.nanoTime() - nextPurge >= 0) {
      nextPurge = System.nanoTime() + PURGES.toNanos();
      for (Purgeable each : purged) {
        LOG.debug("{} purged: {} were old", each, each.purge(settings.retention()));
      }
    }
  }

  private void await(Duration wait) throws InterruptedException {
    lock.lock();
    try {
      long left = wait.toNanos();
      while (!woken && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  private void pause() {
    try {
      await(settings.pollInterval());
    } catch (InterruptedException e) {
      LOG.debug("Not waiting any longer", e);
    }
  }

  /** Begins nothing more, and waits for what is being handled. */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join(TimeUnit.NANOSECONDS.toMillis(PATIENCE.toNanos()));
      thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
