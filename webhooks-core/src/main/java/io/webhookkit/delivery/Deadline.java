package io.webhookkit.delivery;

import java.time.Duration;

/**
 * A moment that several waits share.
 *
 * @param at the moment, in {@link System#nanoTime()}
 */
record Deadline(long at) {

  private static final Duration SHORTEST = Duration.ofMillis(1);

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Returns how long one may still wait; never nothing, which is for ever to a thread's join. */
  Duration left() {
    Duration left = Duration.ofNanos(at - System.nanoTime());
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
  }
}
