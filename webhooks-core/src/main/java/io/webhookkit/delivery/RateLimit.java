package io.webhookkit.delivery;

import java.util.function.LongSupplier;

/**
 * So many requests a second, evenly spaced; what was left unused in the last tenth of a second may
 * follow at once. Guarded by its lane.
 */
final class RateLimit {

  private static final long SECOND = 1_000_000_000;
  private static final long BURST = SECOND / 10;

  private final LongSupplier nanoTime;
  private long interval;
  private long next;

  /**
   * Creates one.
   *
   * @param perSecond how many; 0 for no limit
   * @param nanoTime such as {@link System#nanoTime()}
   */
  RateLimit(int perSecond, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong();
    limit(perSecond);
  }

  /** Allows this many from now on; 0 for no limit. */
  void limit(int perSecond) {
    interval = perSecond == 0 ? 0 : SECOND / perSecond;
  }

  /** Returns how many nanoseconds the next request has to wait; 0 or less if it need not. */
  long nanosLeft() {
    return interval == 0 ? 0 : next - nanoTime.getAsLong();
  }

  /** A request is made. */
  void take() {
    if (interval > 0) {
      next = Math.max(next, nanoTime.getAsLong() - BURST) + interval;
    }
  }
}
