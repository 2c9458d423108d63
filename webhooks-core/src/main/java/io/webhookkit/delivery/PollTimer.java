package io.webhookkit.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** When something is to be done next: regularly, or sooner where it is known to be of use. */
final class PollTimer {

  private final AtomicLong next = new AtomicLong(System.nanoTime());
  private volatile long earliest = System.nanoTime();

  boolean isDue() {
    return nanosLeft() <= 0;
  }

  long nanosLeft() {
    return next.get() - System.nanoTime();
  }

  /** Starts anew. */
  void restart(Duration interval) {
    next.set(System.nanoTime() + interval.toNanos());
  }

  /** Sees to it that the next time is no later than this, or than the end of a pause. */
  void within(Duration wait) {
    long asked = System.nanoTime() + wait.toNanos();
    long wanted = later(asked, earliest);
    next.accumulateAndGet(wanted, (current, given) -> given - current < 0 ? given : current);
  }

  /** Lets what is asked for from now on wait at least this long. */
  void pause(Duration wait) {
    earliest = System.nanoTime() + wait.toNanos();
  }

  private static long later(long one, long other) {
    return one - other < 0 ? other : one;
  }
}
