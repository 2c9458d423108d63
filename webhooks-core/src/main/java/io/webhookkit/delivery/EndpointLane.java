package io.webhookkit.delivery;

import io.webhookkit.delivery.LaneQueue.Ended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of one endpoint: a window of them under way, and the others waiting in order. What
 * can't be sent soon goes to the backlog, from where the lane asks for it when it has room: an
 * endpoint that hangs or is paused holds its own window, and no room that others need.
 */
final class EndpointLane {

  /** How long nothing may end at an endpoint that has its window full of work, to pass for slow. */
  static final Duration STALL = Duration.ofSeconds(1);

  /** How long work may wait here before its endpoint passes for slow, even if it moves. */
  static final Duration SLOW = Duration.ofSeconds(10);

  private static final String TOO_MANY = "too many wait for the endpoint already";
  private static final String TOO_LONG = "the endpoint is slow, and others wait for it";

  private final WorkSender sender;
  private final LaneRules rules;
  private final LaneGate gate;
  private final LaneQueue queue;
  private final LaneBacklog backlog = new LaneBacklog();
  private int underWay;
  private boolean pumping;
  private boolean wakeUpSet;
  private long lastMove;

  /** Creates an empty lane. */
  EndpointLane(WorkSender sender, LaneRules rules, LaneGate gate) {
    this.sender = sender;
    this.rules = rules;
    this.gate = gate;
    this.queue = new LaneQueue(rules.nanoTime());
    this.lastMove = rules.now();
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
    gate.limit(work.delivery().endpoint().rateLimit());
    if (underWay == 0 && queue.size() == 0) {
      lastMove = rules.now();
    }
    boolean elsewhere = work.orderKey() != null && rules.waitsForOthers(work, before);
    Outcome outcome = queue.add(work, elsewhere, obstacle(work));
    noteIfWaiting(outcome);
    return outcome;
  }

  private void noteIfWaiting(@Nullable Outcome outcome) {
    if (outcome instanceof Outcome.Waiting) {
      backlog.mayHaveSome();
    }
  }

  /** What came with its event does not overtake what waits in the backlog already. */
  private @Nullable String obstacle(Work work) {
    if (gate.isShut()) {
      return gate.reason();
    }
    return backlog.isAheadOf(work) ? "others wait for the endpoint already" : null;
  }

  /** Pauses the endpoint, or ends that. */
  void pause(boolean paused) {
    List<Ended> ended = List.of();
    synchronized (this) {
      if (gate.pause(paused)) {
        backlog.mayHaveSome();
        ended = emptyIfShut();
      }
    }
    ended.forEach(Ended::tell);
  }

  private List<Ended> emptyIfShut() {
    if (!gate.isShut()) {
      return List.of();
    }
    backlog.mayHaveSome();
    return queue.keep(0, gate.reason());
  }

  /**
   * Gives up what exceeds this lane's share, if its endpoint is slow: room is scarce.
   *
   * @param alone whether no other endpoint needs it; then only one that does not move is slow
   */
  void shed(boolean alone) {
    giveUp(
        () ->
            queue.held() > rules.share() && isSlow(alone)
                ? queue.shed(rules.share(), TOO_MANY)
                : List.of());
  }

  private boolean isSlow(boolean alone) {
    boolean stalled = rules.now() - lastMove > STALL.toNanos();
    return stalled || (!alone && queue.hasWaited(SLOW));
  }

  /** Gives up what has waited for long, and what became of its event at others with it. */
  void release() {
    giveUp(() -> queue.release(SLOW, TOO_LONG));
  }

  private void giveUp(Supplier<List<Ended>> excess) {
    List<Ended> ended;
    synchronized (this) {
      ended = gate.isClosed() ? List.of() : excess.get();
      if (!ended.isEmpty()) {
        backlog.shed();
      }
    }
    ended.forEach(Ended::tell);
  }

  /** Starts nothing more. What is waiting, and what is offered from now on, keeps its lease. */
  synchronized void close() {
    gate.close();
    queue.clear();
  }

  /** Returns how many deliveries are under way. */
  synchronized int underWay() {
    return underWay;
  }

  /** There may be something for this lane in the backlog. */
  synchronized void lookIntoBacklog() {
    backlog.mayHaveSome();
  }

  /** Returns how much this lane would take from the backlog now, where there may be something. */
  synchronized int appetite() {
    return backlog.isWanted() ? gate.room(underWay + queue.size()) : 0;
  }

  /** Tells whether the backlog may have something that this lane can take sooner or later. */
  synchronized boolean isHungry() {
    return backlog.isWanted() && gate.canOpen() && (appetite() > 0 || gate.millisShut() > 0);
  }

  /** Returns how long a hungry lane has to wait, in milliseconds. */
  synchronized long millisUntilFed() {
    return gate.millisShut();
  }

  /** The backlog is about to be asked for {@link #appetite}. */
  synchronized void fed() {
    backlog.asked();
  }

  /**
   * The backlog has given what it had.
   *
   * @param more whether there may be more
   */
  synchronized void hadFromBacklog(boolean more) {
    backlog.gave(more);
  }

  /** The store knows what became of a delivery that was not taken. */
  synchronized void stored(PendingEvent event, Outcome outcome) {
    queue.stored(event, outcome);
    noteIfWaiting(outcome);
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
    long wait = queue.size() == 0 ? 0 : gate.nanosLeft();
    if (wait <= 0) {
      return queue.poll();
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
    long started = System.nanoTime();
    sender.send(
        work,
        (attempt, outcome) -> {
          end(work, attempt, outcome, started);
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
    lastMove = rules.now();
    List<Ended> ended = new ArrayList<>(queue.ended(work, outcome));
    if (attempt == null) {
      gate.notSent();
      return ended;
    }
    gate.note(attempt, started, wasFull);
    if (Sender.isGone(attempt)) {
      ended.addAll(queue.park(Sender.IS_GONE));
    }
    ended.addAll(emptyIfShut());
    return ended;
  }
}
