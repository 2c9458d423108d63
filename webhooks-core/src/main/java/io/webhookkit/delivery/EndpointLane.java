package io.webhookkit.delivery;

import io.webhookkit.delivery.SubjectLines.Place;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deliveries of one endpoint: a window of them under way, and the others waiting in order. What
 * can't be sent soon goes to the backlog, from where the lane asks for it when it has room: an
 * endpoint that hangs or is paused holds its own window, and no room that others need.
 */
final class EndpointLane {

  private static final Logger LOG = LoggerFactory.getLogger(EndpointLane.class);

  /** How long nothing may end at an endpoint that has its window full of work, to pass for slow. */
  static final Duration STALL = Duration.ofSeconds(1);

  private final String endpoint;
  private final Sender sender;
  private final LaneRules rules;
  private final LaneGate gate;
  private final SubjectLines lines = new SubjectLines();
  private final Deque<Work> waiting = new ArrayDeque<>();
  private int underWay;
  private boolean pumping;
  private boolean wakeUpSet;
  private boolean overflowing;
  private boolean hungry;
  private long lastMove = System.nanoTime();

  /** Creates an empty lane. */
  EndpointLane(String endpoint, Sender sender, LaneRules rules, LaneGate gate) {
    this.endpoint = endpoint;
    this.sender = sender;
    this.rules = rules;
    this.gate = gate;
  }

  /** Work, and what becomes of it without an attempt. */
  private record Ended(Work work, Outcome outcome) {
    void tell() {
      work.end(null, outcome);
    }
  }

  /** Sends the delivery as soon as there is room for it. */
  void offer(Work work) {
    offer(work, List.of());
  }

  /**
   * Sends the delivery as soon as there is room for it, and nothing before it is left.
   *
   * @param before what was not delivered yet of its order, as the store knows it
   */
  void offer(Work work, List<Undelivered> before) {
    Outcome outcome = place(work, before);
    if (outcome != null) {
      work.end(null, outcome);
    }
    pump();
  }

  private synchronized @Nullable Outcome place(Work work, List<Undelivered> before) {
    if (gate.isClosed()) {
      return null; // it stays with its lease
    }
    if (underWay == 0 && waiting.isEmpty()) {
      lastMove = System.nanoTime();
    }
    Long key = work.orderKey();
    Place place = Place.HEAD;
    if (key != null) {
      place = lines.join(key, work, rules.waitsForOthers(work, before));
    }
    if (place == Place.BEHIND) {
      return null;
    }
    if (place == Place.BLOCKED) {
      return new Outcome.Blocked();
    }
    String obstacle = obstacle(work);
    if (obstacle != null) {
      breakLine(work); // nothing is behind it: it has just become the head
      return toBacklog(obstacle);
    }
    waiting.add(work);
    return null;
  }

  private @Nullable String obstacle(Work work) {
    if (gate.isShut()) {
      return gate.reason();
    }
    return overflowing && work.fresh() && work.orderKey() == null
        ? "others wait for the endpoint already"
        : null;
  }

  private Outcome toBacklog(String reason) {
    hungry = true;
    return new Outcome.Waiting(reason);
  }

  private List<Work> breakLine(Work head) {
    Long key = head.orderKey();
    return key == null ? List.of() : lines.breakLine(key);
  }

  /** Pauses the endpoint, or ends that. */
  void pause(boolean paused) {
    List<Ended> ended = List.of();
    synchronized (this) {
      if (gate.pause(paused)) {
        hungry = true;
        ended = emptyIfShut();
      }
    }
    ended.forEach(Ended::tell);
  }

  /**
   * Takes back what waits beyond this lane's share, newest first, if its endpoint does not move:
   * room is scarce, and others need it.
   *
   * @param now by {@link System#nanoTime()}
   */
  void shed(long now) {
    excess(now).forEach(Ended::tell);
  }

  private synchronized List<Ended> excess(long now) {
    List<Ended> excess = new ArrayList<>();
    if (!gate.isClosed() && now - lastMove > STALL.toNanos()) {
      while (waiting.size() > rules.share()) {
        overflowing = true;
        toBacklog(waiting.removeLast(), "too many wait for the endpoint already", excess);
      }
    }
    return excess;
  }

  private void toBacklog(Work work, String reason, List<Ended> ended) {
    ended.add(new Ended(work, toBacklog(reason)));
    breakLine(work).forEach(behind -> ended.add(new Ended(behind, new Outcome.Blocked())));
  }

  private List<Ended> emptyIfShut() {
    List<Ended> ended = new ArrayList<>();
    while (gate.isShut() && !waiting.isEmpty()) {
      toBacklog(waiting.removeFirst(), gate.reason(), ended);
    }
    return ended;
  }

  /** Starts nothing more. What is waiting, and what is offered from now on, keeps its lease. */
  synchronized void close() {
    gate.close();
    waiting.clear();
    lines.clear();
  }

  /** Returns how many deliveries are under way. */
  synchronized int underWay() {
    return underWay;
  }

  /** Returns how many deliveries wait here. */
  synchronized int waiting() {
    return waiting.size();
  }

  /** There may be something for this lane in the backlog. */
  synchronized void lookIntoBacklog() {
    hungry = true;
  }

  /** Returns how much this lane would take from the backlog now, where there may be something. */
  synchronized int appetite() {
    return hungry ? gate.room(underWay + waiting.size()) : 0;
  }

  /** The backlog is about to be asked for {@link #appetite}. */
  synchronized void fed() {
    hungry = false;
  }

  /**
   * The backlog has given what it had.
   *
   * @param more whether there may be more
   */
  synchronized void hadFromBacklog(boolean more) {
    overflowing = more;
    hungry |= more;
  }

  /** The store knows what became of a delivery that was not taken. */
  synchronized void stored(@Nullable Long orderKey, Outcome outcome) {
    if (orderKey != null && !(outcome instanceof Outcome.Skipped)) {
      lines.stored(orderKey);
    }
    hungry |= outcome instanceof Outcome.Waiting;
  }

  /** Tells whether the backlog may have something that this lane can take sooner or later. */
  synchronized boolean isHungry() {
    return hungry && gate.canOpen() && (appetite() > 0 || gate.millisShut() > 0);
  }

  /** Returns how long a hungry lane has to wait, in milliseconds. */
  synchronized long millisUntilFed() {
    return gate.millisShut();
  }

  /** Starts what there is room for. One thread at a time does, so that order is kept. */
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
    Work next = gate.permits(underWay) ? nextInTime() : null;
    if (next == null) {
      pumping = false;
    } else {
      underWay++;
      gate.sent();
    }
    return next;
  }

  private @Nullable Work nextInTime() {
    long wait = waiting.isEmpty() ? 0 : gate.nanosLeft();
    if (wait <= 0) {
      return waiting.poll();
    }
    if (!wakeUpSet) {
      wakeUpSet = true;
      CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS).execute(this::wakeUp);
    }
    return null;
  }

  private void wakeUp() {
    synchronized (this) {
      wakeUpSet = false;
    }
    pump();
  }

  private void start(Work work) {
    if (work.lease().isOver()) {
      end(work, null, new Outcome.Waiting("its lease has ended"), System.nanoTime());
      return;
    }
    long started = System.nanoTime();
    sender
        .send(work.delivery())
        .whenComplete(
            (attempt, failure) -> {
              if (failure == null) {
                end(work, attempt, attempt.outcome(), started);
              } else {
                LOG.error("What came of {} can't be judged", work.delivery().event(), failure);
                end(work, null, new Outcome.Waiting("the answer can't be judged"), started);
              }
              pump();
            });
  }

  private void end(Work work, @Nullable Attempt attempt, Outcome outcome, long started) {
    List<Ended> others;
    synchronized (this) {
      others = leave(work, attempt, outcome, started);
    }
    work.end(attempt, outcome);
    others.forEach(Ended::tell);
  }

  /** Makes room, and returns what can't be sent any more. */
  private List<Ended> leave(Work work, @Nullable Attempt attempt, Outcome outcome, long started) {
    boolean wasFull = !gate.hasRoom(underWay);
    underWay--;
    lastMove = System.nanoTime();
    List<Ended> ended = new ArrayList<>();
    Long key = work.orderKey();
    if (outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Skipped) {
      Work next = key == null ? null : lines.advance(key);
      if (next != null) {
        waiting.addFirst(next);
      }
    } else {
      breakLine(work).forEach(behind -> ended.add(new Ended(behind, new Outcome.Blocked())));
    }
    if (attempt == null) {
      gate.notSent();
    } else {
      gate.note(attempt, started, wasFull);
      if (Sender.isGone(attempt.result())) {
        parkAll(ended);
      }
      ended.addAll(emptyIfShut());
    }
    return ended;
  }

  /** Sends nothing more of what came before the endpoint said that it wants nothing more. */
  private void parkAll(List<Ended> ended) {
    Outcome gone = new Outcome.Parked(Sender.IS_GONE);
    for (Work head = waiting.poll(); head != null; head = waiting.poll()) {
      ended.add(new Ended(head, gone));
      breakLine(head).forEach(behind -> ended.add(new Ended(behind, gone)));
    }
  }

  @Override
  public String toString() {
    return "EndpointLane[" + endpoint + "]";
  }
}
