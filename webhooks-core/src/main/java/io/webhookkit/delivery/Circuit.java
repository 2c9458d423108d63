package io.webhookkit.delivery;

import java.time.Clock;
import java.time.Duration;

/**
 * Stops sending to an endpoint that only fails, and lets a single delivery probe it from time to
 * time. Guarded by its lane.
 */
final class Circuit {

  /** How many failures in a row open it. */
  static final int FAILURES = 20;

  /** How long it stays open at first; twice as long after each probe that fails. */
  static final Duration SHORTEST = Duration.ofSeconds(30);

  static final Duration LONGEST = Duration.ofMinutes(10);

  private final Clock clock;
  private int failures;
  private Duration wait = Duration.ZERO;
  private long openedAt;
  private boolean probing;

  Circuit(Clock clock) {
    this.clock = clock;
  }

  /** Tells whether it is open or half-open: at most a probe may be sent. */
  boolean isTripped() {
    return !wait.isZero();
  }

  /** Tells whether a delivery may be sent now; in the half-open state that is one. */
  boolean permits() {
    return !isTripped() || (millisLeft() == 0 && !probing);
  }

  /** Returns how long nothing may be sent. A clock that was set back ends that. */
  long millisLeft() {
    long passed = clock.millis() - openedAt;
    return passed < 0 ? 0 : Math.max(0, wait.toMillis() - passed);
  }

  /** A delivery is sent, which in the half-open state is the probe. */
  void sent() {
    probing = isTripped();
  }

  /** What was to be sent has not been, after all. */
  void notSent() {
    probing = false;
  }

  /** The endpoint has taken a delivery: the circuit is closed. Returns whether it was not. */
  boolean succeeded() {
    boolean tripped = isTripped();
    failures = 0;
    wait = Duration.ZERO;
    probing = false;
    return tripped;
  }

  /**
   * The endpoint has not taken a delivery.
   *
   * @param asked how long it has asked to be left alone; zero if it has not
   * @return whether the circuit has opened, or opened again
   */
  boolean failed(Duration asked) {
    failures++;
    boolean wasProbe = probing;
    probing = false;
    if (isTripped() && !wasProbe) {
      return false; // it was under way when the circuit opened
    }
    if (wasProbe || failures >= FAILURES) {
      open(longer(wasProbe ? wait.multipliedBy(2) : SHORTEST, asked));
      return true;
    }
    if (!asked.isZero()) {
      open(asked);
      return true;
    }
    return false;
  }

  private void open(Duration howLong) {
    wait = howLong.compareTo(LONGEST) > 0 ? LONGEST : howLong;
    openedAt = clock.millis();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
