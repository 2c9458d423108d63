package io.webhookkit.delivery;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the dispatcher waits for work. To wake a sleeping thread is a call of the operating system,
 * and on a fast database the dearest part of a captured commit. So after work it comes back a few
 * times by itself, and whoever rings meanwhile only finds that it need not.
 *
 * <p>One thread rests; any may ring, and none of them waits.
 */
final class Doorbell {

  /** How long work may wait that came while the dispatcher was up. */
  private static final Duration GLANCE = Duration.ofNanos(250_000);

  /** How often it looks in vain before it sleeps: 2 ms in all. */
  static final int GLANCES = 8;

  private volatile @Nullable Thread asleep;
  private int glances;

  /** Tells that there is something to do. What that is has to be visible to {@code rest} before. */
  void ring() {
    Thread sleeper = asleep;
    if (sleeper != null) {
      LockSupport.unpark(sleeper);
    }
  }

  /** The resting thread has had work: there may soon be more. */
  void hadWork() {
    glances = GLANCES;
  }

  /**
   * Waits until somebody rings, or for less.
   *
   * @param nanosLeft tells how long nothing has to be done; zero or less if there is something
   */
  void rest(LongSupplier nanosLeft) {
    if (glances > 0) {
      glances--;
      LockSupport.parkNanos(this, Math.min(GLANCE.toNanos(), nanosLeft.getAsLong()));
    } else {
      // In this order: who rings after this is heard, and what was there before is seen.
      asleep = Thread.currentThread();
      LockSupport.parkNanos(this, nanosLeft.getAsLong());
      asleep = null;
    }
  }

  boolean isAsleep() {
    return asleep != null;
  }
}
