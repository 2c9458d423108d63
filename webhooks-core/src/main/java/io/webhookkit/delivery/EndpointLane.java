package io.webhookkit.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deliveries of one endpoint: a window of them under way, and the others waiting in order. What
 * has waited too long is put off and comes back from the backlog, and so does what waits beyond the
 * lane's share while room is scarce and the endpoint does not move: one that hangs holds its own
 * window, nobody's lease, and no room that others need.
 */
final class EndpointLane {

  /** How long a delivery that was put off stays away. */
  static final Duration PUT_OFF = Duration.ofSeconds(5);

  /** How long one may wait: well below a lease, for the attempt itself has to fit in as well. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(EndpointLane.class);

  /** How long nothing may end at an endpoint that has its window full of work, to pass for slow. */
  static final Duration STALL = Duration.ofSeconds(1);

  private final Sender sender;
  private final int window;
  private final int share;
  private final Deque<Work> waiting = new ArrayDeque<>();
  private int underWay;
  private boolean pumping;
  private boolean closed;
  private long lastMove = System.nanoTime();

  /**
   * Creates an empty lane.
   *
   * @param window how many deliveries are under way at most
   * @param share how many may wait even while room for all endpoints' work is scarce
   */
  EndpointLane(Sender sender, int window, int share) {
    this.sender = sender;
    this.window = window;
    this.share = share;
  }

  /**
   * A delivery and whom to tell.
   *
   * @param delivery the delivery
   * @param since when it came, in {@link System#nanoTime()}
   * @param done whom to tell
   */
  record Work(Delivery delivery, long since, Done done) {

    /** Takes the attempt, or null if none was made, and the outcome. */
    @FunctionalInterface
    interface Done {
      void accept(@Nullable Attempt attempt, Outcome outcome);
    }

    Work(Delivery delivery, Done done) {
      this(delivery, System.nanoTime(), done);
    }

    boolean hasWaitedTooLong() {
      return System.nanoTime() - since > PATIENCE.toNanos();
    }

    void putOff(String reason) {
      end(null, new Outcome.Retry(PUT_OFF, reason));
    }

    /** Tells; what is thrown then must not cost the lane a place in its window. */
    void end(@Nullable Attempt attempt, Outcome outcome) {
      try {
        done.accept(attempt, outcome);
      } catch (Throwable e) {
        LOG.error("{} ended with {}, which nobody has noted", delivery.event(), outcome, e);
      }
    }
  }

  /** Sends the delivery as soon as the window has room for it. */
  void offer(Work work) {
    synchronized (this) {
      if (underWay == 0 && waiting.isEmpty()) {
        lastMove = System.nanoTime();
      }
      if (!closed) {
        waiting.add(work);
      }
    }
    pump();
  }

  /**
   * Puts off what waits beyond this lane's share, newest first, if its endpoint does not move: room
   * is scarce, and others need it.
   *
   * @param now by {@link System#nanoTime()}
   */
  void shed(long now) {
    excess(now).forEach(work -> work.putOff("too many wait for the endpoint already"));
  }

  private synchronized List<Work> excess(long now) {
    List<Work> excess = new ArrayList<>();
    if (!closed && now - lastMove > STALL.toNanos()) {
      while (waiting.size() > share) {
        excess.add(waiting.removeLast());
      }
    }
    return excess;
  }

  /**
   * Starts nothing more. What is waiting, and what is offered from now on, stays with its lease.
   */
  synchronized void close() {
    closed = true;
    waiting.clear();
  }

  /** Returns how many deliveries are under way. */
  synchronized int underWay() {
    return underWay;
  }

  /** Starts what the window has room for. One thread at a time does, so that order is kept. */
  private void pump() {
    synchronized (this) {
      if (pumping) {
        return;
      }
      pumping = true;
    }
    for (Work next = next(); next != null; next = next()) {
      start(next);
    }
  }

  private synchronized @Nullable Work next() {
    Work next = underWay < window ? waiting.poll() : null;
    if (next == null) {
      pumping = false;
    } else {
      underWay++;
    }
    return next;
  }

  private void start(Work work) {
    if (work.hasWaitedTooLong()) {
      work.putOff("the endpoint takes too long");
      leave();
      return;
    }
    sender
        .send(work.delivery())
        .whenComplete(
            (attempt, failure) -> {
              if (failure == null) {
                note(work, attempt);
              } else {
                LOG.error("What came of {} can't be judged", work.delivery().event(), failure);
                work.putOff("the answer can't be judged");
              }
              leave();
              pump();
            });
  }

  private void note(Work work, Attempt attempt) {
    work.end(attempt, attempt.outcome());
    if (Sender.isGone(attempt.result())) {
      parkWaiting();
    }
  }

  /** Sends nothing more of what came before the endpoint said that it wants nothing more. */
  private void parkWaiting() {
    List<Work> parked;
    synchronized (this) {
      parked = List.copyOf(waiting);
      waiting.clear();
    }
    parked.forEach(work -> work.end(null, new Outcome.Parked(Sender.IS_GONE)));
  }

  private synchronized void leave() {
    underWay--;
    lastMove = System.nanoTime();
  }
}
