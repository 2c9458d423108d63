package io.webhookkit.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** When to ask the backlog next: regularly, or sooner where something is known to be due. */
final class PollTimer {

  private final AtomicLong next = new AtomicLong(System.nanoTime());

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

  /** Sees to it that the next time is no later than this. */
  void within(Duration wait) {
    long wanted = System.nanoTime() + wait.toNanos();
    next.accumulateAndGet(wanted, (current, given) -> given - current < 0 ? given : current);
  }
}
