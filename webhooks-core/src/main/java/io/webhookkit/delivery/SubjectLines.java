package io.webhookkit.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What must stay in order at one endpoint, as far as this node holds it: one line for each order
 * key, whose head alone is under way. A head that is not delivered breaks its line: what is behind
 * it is blocked, and so is what comes, until the store knows of all that and tells by itself.
 * Guarded by its lane.
 */
final class SubjectLines {

  private final Map<Long, Line> lines = new HashMap<>();
  private int behind;

  private static final class Line {
    private final Deque<Queued> behind = new ArrayDeque<>();

    /**
     * How many outcomes of each event the store does not have yet: an event that this node has lost
     * and claimed again has one for each lease.
     */
    private final NavigableMap<Long, Integer> unstored = new TreeMap<>();

    private boolean busy;

    /** Something before it is blocked, and the store does not tell that yet. */
    boolean isBrokenBefore(Work work) {
      return !unstored.isEmpty() && unstored.firstKey() < sequence(work);
    }

    void block(Work work) {
      unstored.merge(sequence(work), 1, Integer::sum);
    }

    void stored(long sequence) {
      unstored.computeIfPresent(sequence, (any, count) -> count == 1 ? null : count - 1);
    }
  }

  private static long sequence(Work work) {
    return work.delivery().event().sequence();
  }

  /** What may become of work that wants to join its line. */
  enum Place {
    HEAD,
    BEHIND,
    BLOCKED
  }

  /**
   * Puts work in its line. What is blocked is noted as not yet stored.
   *
   * @param elsewhere whether something before it is not in this node's hands
   */
  Place join(long key, Queued work, boolean elsewhere) {
    Line line = lines.computeIfAbsent(key, any -> new Line());
    if (elsewhere || line.isBrokenBefore(work.work())) {
      line.block(work.work());
      return Place.BLOCKED;
    }
    if (line.busy) {
      line.behind.add(work);
      behind++;
      return Place.BEHIND;
    }
    line.busy = true;
    return Place.HEAD;
  }

  /** Returns how much is behind the heads of all lines. */
  int behind() {
    return behind;
  }

  /** Returns when the oldest of those came that are next behind their heads; empty if none is. */
  OptionalLong oldestBehind() {
    return lines.values().stream()
        .map(line -> line.behind.peek())
        .filter(Objects::nonNull)
        .mapToLong(Queued::since)
        .min();
  }

  /** The head is done with, and the next one of its line may go: it is returned. */
  @Nullable Queued advance(long key) {
    Line line = lines.get(key);
    if (line == null) {
      return null;
    }
    Queued next = line.behind.poll();
    behind -= next == null ? 0 : 1;
    line.busy = next != null;
    forgetIfIdle(key, line);
    return next;
  }

  /** A head was not delivered; what is behind it is returned, and blocked. */
  List<Work> breakLine(long key, Work head) {
    Line line = lines.computeIfAbsent(key, any -> new Line());
    line.busy = false;
    line.block(head);
    return cut(line, any -> true);
  }

  /**
   * Cuts all lines off behind their heads, each before the first one that it is to be cut before;
   * what was behind that is returned, and blocked.
   */
  List<Work> cut(Predicate<Queued> before) {
    return lines.values().stream().flatMap(line -> cut(line, before).stream()).toList();
  }

  private List<Work> cut(Line line, Predicate<Queued> before) {
    List<Queued> all = List.copyOf(line.behind);
    int kept = (int) all.stream().takeWhile(before.negate()).count();
    List<Queued> off = all.subList(kept, all.size());
    off.forEach(any -> line.behind.removeLast());
    behind -= off.size();
    List<Work> blocked = off.stream().map(Queued::work).toList();
    blocked.forEach(line::block);
    return blocked;
  }

  /** The store knows what became of an event that was not delivered. */
  void stored(long key, long sequence) {
    Line line = lines.get(key);
    if (line != null) {
      line.stored(sequence);
      forgetIfIdle(key, line);
    }
  }

  private void forgetIfIdle(long key, Line line) {
    if (!line.busy && line.unstored.isEmpty()) {
      lines.remove(key);
    }
  }

  /** Forgets everything. */
  void clear() {
    lines.clear();
    behind = 0;
  }
}
