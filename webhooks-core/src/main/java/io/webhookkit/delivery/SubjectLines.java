package io.webhookkit.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must stay in order at one endpoint, as far as this node holds it: one line for each order
 * key, whose head alone is under way. A head that is not delivered breaks its line: what is behind
 * it is blocked, and so is what comes, until the store knows of all that and tells by itself.
 * Guarded by its lane.
 */
final class SubjectLines {

  private final Map<Long, Line> lines = new HashMap<>();

  private static final class Line {
    private final Deque<Work> behind = new ArrayDeque<>();
    private boolean busy;
    private int unstored;

    boolean isBroken() {
      return unstored > 0;
    }
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
  Place join(long key, Work work, boolean elsewhere) {
    Line line = lines.computeIfAbsent(key, any -> new Line());
    if (elsewhere || line.isBroken()) {
      line.unstored++;
      return Place.BLOCKED;
    }
    if (line.busy) {
      line.behind.add(work);
      return Place.BEHIND;
    }
    line.busy = true;
    return Place.HEAD;
  }

  /** The head is done with, and the next one of its line may go: it is returned. */
  @Nullable Work advance(long key) {
    Line line = lines.get(key);
    if (line == null) {
      return null;
    }
    Work next = line.behind.poll();
    line.busy = next != null;
    forgetIfIdle(key, line);
    return next;
  }

  /** The head was not delivered; what is behind it is returned, and blocked. */
  List<Work> breakLine(long key) {
    Line line = lines.computeIfAbsent(key, any -> new Line());
    List<Work> behind = new ArrayList<>(line.behind);
    line.behind.clear();
    line.busy = false;
    line.unstored += 1 + behind.size();
    return behind;
  }

  /** The store knows what became of one that was not delivered. */
  void stored(long key) {
    Line line = lines.get(key);
    if (line != null && line.unstored > 0) {
      line.unstored--;
      forgetIfIdle(key, line);
    }
  }

  private void forgetIfIdle(long key, Line line) {
    if (!line.busy && line.unstored == 0) {
      lines.remove(key);
    }
  }

  /** Forgets everything. */
  void clear() {
    lines.clear();
  }
}
