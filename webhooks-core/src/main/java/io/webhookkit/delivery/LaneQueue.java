package io.webhookkit.delivery;

import io.webhookkit.delivery.SubjectLines.Place;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What waits in memory for one endpoint, in the order in which it may be sent: of a subject whose
 * order is kept, the head alone. Guarded by its lane.
 */
final class LaneQueue {

  private final Deque<Queued> waiting = new ArrayDeque<>();
  private final SubjectLines lines = new SubjectLines();
  private final LongSupplier nanoTime;

  /** Creates an empty one, with such as {@link System#nanoTime()}. */
  LaneQueue(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Work, and what becomes of it without an attempt. */
  record Ended(Work work, Outcome outcome) {
    void tell() {
      work.end(null, outcome);
    }
  }

  /** Returns how many may be sent. */
  int size() {
    return waiting.size();
  }

  /** Returns how many there are with those that wait for their turn in their order. */
  int held() {
    return waiting.size() + lines.behind();
  }

  /** Tells whether something has been here for longer than this. */
  boolean hasWaited(Duration time) {
    Queued next = waiting.peek();
    return (next != null && isOlder(next.since(), time))
        || lines.oldestBehind().stream().anyMatch(since -> isOlder(since, time));
  }

  private boolean isOlder(long since, Duration time) {
    return nanoTime.getAsLong() - since > time.toNanos();
  }

  /**
   * Adds work, unless something before it is not delivered yet.
   *
   * @param elsewhere whether something before it is not in this node's hands
   * @param obstacle why it can't be sent soon; null if it can
   * @return what becomes of it instead; null if it waits here
   */
  @Nullable Outcome add(Work work, boolean elsewhere, @Nullable String obstacle) {
    Long key = work.orderKey();
    Queued queued = new Queued(work, nanoTime.getAsLong());
    Place place = key == null ? Place.HEAD : lines.join(key, queued, elsewhere);
    if (place == Place.BLOCKED) {
      return new Outcome.Blocked();
    }
    if (place == Place.BEHIND) {
      return null;
    }
    if (obstacle == null) {
      waiting.add(queued);
      return null;
    }
    if (key != null) {
      lines.breakLine(key, work); // nothing is behind it: it has just become the head
    }
    return new Outcome.Waiting(obstacle);
  }

  /** Takes the next one that may be sent; null if there is none. */
  @Nullable Work poll() {
    Queued next = waiting.poll();
    return next == null ? null : next.work();
  }

  /** One that was taken has ended; returns what can't be sent any more because of that. */
  List<Ended> ended(Work work, Outcome outcome) {
    Long key = work.orderKey();
    if (key == null) {
      return List.of();
    }
    if (breaksItsLine(outcome)) {
      return blocked(lines.breakLine(key, work));
    }
    Queued next = lines.advance(key);
    if (next != null) {
      waiting.addFirst(next);
    }
    return List.of();
  }

  private static boolean breaksItsLine(Outcome outcome) {
    return !(outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Skipped);
  }

  private static List<Ended> blocked(List<Work> behind) {
    return behind.stream().map(each -> new Ended(each, new Outcome.Blocked())).toList();
  }

  /** Gives up all but the oldest ones, newest first; they wait in the backlog. */
  List<Ended> keep(int most, String reason) {
    List<Ended> ended = new ArrayList<>();
    while (waiting.size() > most) {
      ended.addAll(giveUp(waiting.removeLast().work(), reason));
    }
    return ended;
  }

  /** Gives up all that is behind others in their order, and all but the oldest of the others. */
  List<Ended> shed(int most, String reason) {
    List<Ended> ended = new ArrayList<>(blocked(lines.cut(any -> true)));
    ended.addAll(keep(most, reason));
    return ended;
  }

  /** Gives up what holds up others, and has been here for longer than this. */
  List<Ended> release(Duration time, String reason) {
    Predicate<Queued> holdsUpOthers =
        each -> isOlder(each.since(), time) && each.work().done().holdsUpOthers();
    List<Work> heads = new ArrayList<>();
    waiting.removeIf(each -> holdsUpOthers.test(each) && heads.add(each.work()));
    List<Ended> ended = new ArrayList<>(blocked(lines.cut(holdsUpOthers)));
    heads.forEach(head -> ended.addAll(giveUp(head, reason)));
    return ended;
  }

  private List<Ended> giveUp(Work work, String reason) {
    Outcome outcome = new Outcome.Waiting(reason);
    List<Ended> ended = new ArrayList<>(List.of(new Ended(work, outcome)));
    ended.addAll(ended(work, outcome));
    return ended;
  }

  /** Gives everything up for good. */
  List<Ended> park(String reason) {
    Outcome parked = new Outcome.Parked(reason);
    List<Ended> ended = new ArrayList<>();
    for (Work head = poll(); head != null; head = poll()) {
      ended.add(new Ended(head, parked));
      Long key = head.orderKey();
      if (key != null) {
        lines.breakLine(key, head).forEach(behind -> ended.add(new Ended(behind, parked)));
      }
    }
    return ended;
  }

  /** The store knows what became of an event that was not delivered. */
  void stored(PendingEvent event, Outcome outcome) {
    if (event.orderKey() != null && breaksItsLine(outcome)) {
      lines.stored(event.orderKey(), event.sequence());
    }
  }

  /** Forgets everything; it keeps its leases. */
  void clear() {
    waiting.clear();
    lines.clear();
  }
}
