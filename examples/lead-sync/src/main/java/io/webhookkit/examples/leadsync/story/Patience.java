package io.webhookkit.examples.leadsync.story;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How long to wait for something to become true.
 *
 * @param limit after this long, it is given up
 */
record Patience(Duration limit) {

  /** Waits, and returns whether it has become true. */
  boolean until(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return true;
  }
}
