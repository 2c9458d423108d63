package io.webhookkit.delivery;

import io.webhookkit.delivery.SubjectLines.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits in memory for one endpoint, in the order in which it may be sent: of a subject whose
 * order is kept, the head alone. Guarded by its lane.
 */
final class LaneQueue {

  private final Deque<Work> waiting = new ArrayDeque<>();
  private final SubjectLines lines = new SubjectLines();

  /** Work, and what becomes of it without an attempt. */
  record Ended(Work work, Outcome outcome) {
    void tell() {
      work.end(null, outcome);
    }
  }

  int size() {
    return waiting.size();
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
    Place place = key == null ? Place.HEAD : lines.join(key, work, elsewhere);
    if (place == Place.BLOCKED) {
      return new Outcome.Blocked();
    }
    if (place == Place.BEHIND) {
      return null;
    }
    if (obstacle == null) {
      waiting.add(work);
      return null;
    }
    if (key != null) {
      lines.breakLine(key); // nothing is behind it: it has just become the head
    }
    return new Outcome.Waiting(obstacle);
  }

  /** Takes the next one that may be sent; null if there is none. */
  @Nullable Work poll() {
    return waiting.poll();
  }

  /** One that was taken has ended; returns what can't be sent any more because of that. */
  List<Ended> ended(Work work, Outcome outcome) {
    Long key = work.orderKey();
    if (key == null) {
      return List.of();
    }
    if (!(outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Skipped)) {
      return blocked(lines.breakLine(key));
    }
    Work next = lines.advance(key);
    if (next != null) {
      waiting.addFirst(next);
    }
    return List.of();
  }

  private static List<Ended> blocked(List<Work> behind) {
    return behind.stream().map(each -> new Ended(each, new Outcome.Blocked())).toList();
  }

  /** Gives up all but the oldest ones, newest first; they wait in the backlog. */
  List<Ended> keep(int most, String reason) {
    List<Ended> ended = new ArrayList<>();
    while (waiting.size() > most) {
      Work newest = waiting.removeLast();
      ended.add(new Ended(newest, new Outcome.Waiting(reason)));
      ended.addAll(ended(newest, new Outcome.Waiting(reason)));
    }
    return ended;
  }

  /** Gives everything up for good. */
  List<Ended> park(String reason) {
    Outcome parked = new Outcome.Parked(reason);
    List<Ended> ended = new ArrayList<>();
    for (Work head = waiting.poll(); head != null; head = waiting.poll()) {
      ended.add(new Ended(head, parked));
      Long key = head.orderKey();
      if (key != null) {
        lines.breakLine(key).forEach(behind -> ended.add(new Ended(behind, parked)));
      }
    }
    return ended;
  }

  /** The store knows what became of one that was not delivered. */
  void stored(@Nullable Long orderKey, Outcome outcome) {
    if (orderKey != null && !(outcome instanceof Outcome.Skipped)) {
      lines.stored(orderKey);
    }
  }

  /** Forgets everything; it keeps its leases. */
  void clear() {
    waiting.clear();
    lines.clear();
  }
}
