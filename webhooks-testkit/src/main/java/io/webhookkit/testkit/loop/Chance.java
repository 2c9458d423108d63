package io.webhookkit.testkit.loop;

import java.time.Duration;
import java.util.Random;

/** What happens by chance, the same way again with the same seed. Thread-safe. */
final class Chance {

  private final Random random;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Tells whether something happens this time.
   *
   * @param part in how many of all cases it does, from 0 to 1
   */
  boolean happens(double part) {
    return next() < part;
  }

  /** Returns a time up to this one. */
  Duration upTo(Duration longest) {
    return longest.isZero() ? longest : Duration.ofNanos((long) (next() * longest.toNanos()));
  }

  private double next() {
    synchronized (random) {
      return random.nextDouble();
    }
  }
}
