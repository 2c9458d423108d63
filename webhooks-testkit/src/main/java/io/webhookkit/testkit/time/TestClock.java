package io.webhookkit.testkit.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until it is told to go on. Given to the webhooks as the application's
 * {@link Clock}. Thread-safe.
 */
public final class TestClock extends Clock {

  private volatile Instant now;

  private TestClock(Instant now) {
    this.now = now;
  }

  /** Returns a clock that stands at an instant, in UTC. */
  public static TestClock at(Instant instant) {
    return new TestClock(instant);
  }

  /** Returns a clock that stands at the present. */
  public static TestClock now() {
    return at(Clock.systemUTC().instant());
  }

  /** Goes on, or back if the duration is negative. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Returns this clock in another zone: both go on together. */
  @Override
  public Clock withZone(ZoneId zone) {
    InstantSource source = () -> now;
    return source.withZone(zone);
  }
}
