package io.webhookkit.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dispatcher's thread: it routes what was handed over as soon as it comes, and reads the
 * backlog when the {@link Agenda} says so. Thread-safe.
 */
final class DispatcherLoop {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** How many events that were handed over are routed at once. */
  private static final int BATCH = 500;

  /** How soon to look again, while room is scarce, for endpoints that do not move. */
  private static final Duration SHED = Duration.ofSeconds(1);

  private final BacklogReader reader;
  private final Lanes lanes;
  private final Room room;
  private final Agenda agenda;
  private final Duration pollInterval;
  private final Queue<PendingEvent> handedOver = new ConcurrentLinkedQueue<>();
  private final AtomicLong looksBegun = new AtomicLong();
  private final AtomicLong looksEnded = new AtomicLong();
  private final Thread thread;
  private volatile boolean running;
  private boolean backlogFails;

  DispatcherLoop(
      BacklogReader reader, Lanes lanes, Room room, Agenda agenda, Duration pollInterval) {
    this.reader = reader;
    this.lanes = lanes;
    this.room = room;
    this.agenda = agenda;
    this.pollInterval = pollInterval;
    this.thread = new Thread(this::run, "webhooks-dispatcher");
    this.thread.setDaemon(true);
  }

  void start() {
    running = true;
    thread.start();
  }

  boolean isRunning() {
    return running;
  }

  /** Ends, and waits for that no longer than this. */
  void stop(Duration patience) throws InterruptedException {
    running = false;
    agenda.wake();
    thread.join(patience.toMillis());
  }

  /** Takes events that there is room for. */
  void take(List<PendingEvent> events) {
    handedOver.addAll(events);
    agenda.wake();
  }

  /** Returns how many looks into the backlog have begun. */
  long looksBegun() {
    return looksBegun.get();
  }

  /** Returns how many looks into the backlog have ended. */
  long looksEnded() {
    return looksEnded.get();
  }

  private void run() {
    while (running) {
      try {
        work();
      } catch (Throwable e) {
        LOG.error("The dispatcher has met a bug, and goes on", e);
      }
      if (room.isCrowded()) {
        agenda.lookWithin(SHED);
      }
      agenda.rest(() -> !running || !handedOver.isEmpty());
    }
  }

  private void work() {
    List<PendingEvent> next = handedOver();
    if (!next.isEmpty()) {
      agenda.hadWork();
      reader.routeEvents(next);
      agenda.lookWithin(BacklogReader.RENEWAL);
    }
    if (agenda.isLookDue()) {
      looksBegun.incrementAndGet();
      look();
      looksEnded.incrementAndGet();
      room.signal();
    }
  }

  private List<PendingEvent> handedOver() {
    List<PendingEvent> events = new ArrayList<>();
    PendingEvent next = handedOver.poll();
    while (next != null) {
      events.add(next);
      next = events.size() < BATCH ? handedOver.poll() : null;
    }
    return events;
  }

  private void look() {
    try {
      reader.read().untilNext().ifPresent(this::lookForNext);
      if (!room.isFull()) { // whoever gives room back asks again
        lanes.untilHungry().ifPresent(agenda::lookWithin);
      }
      if (!room.isEmpty()) {
        agenda.lookWithin(BacklogReader.RENEWAL);
      }
      if (backlogFails) {
        LOG.info("The outbox can be read again");
        backlogFails = false;
      }
    } catch (Throwable e) {
      agenda.failed();
      if (!backlogFails) {
        LOG.error("The outbox can't be read; asking again every {}", pollInterval, e);
        backlogFails = true;
      }
    }
  }

  private void lookForNext(Duration untilDue) {
    if (untilDue.compareTo(Duration.ZERO) > 0) {
      agenda.lookWhenDue(untilDue);
    } else {
      agenda.lookAgain();
    }
  }
}
