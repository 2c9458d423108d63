package io.webhookkit.benchmarks.work;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What was committed.
 *
 * @param from the first number
 * @param startNanos when the first transaction began
 * @param endNanos when the last one had ended
 * @param committed for each when its commit returned, or 0
 */
public record Commits(long from, long startNanos, long endNanos, AtomicLongArray committed) {

  /** How many were committed. */
  public int count() {
    int count = 0;
    for (int i = 0; i < committed.length(); i++) {
      count += committed.get(i) == 0 ? 0 : 1;
    }
    return count;
  }
}
