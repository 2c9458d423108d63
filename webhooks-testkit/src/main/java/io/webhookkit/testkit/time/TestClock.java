package io.webhookkit.testkit.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    return new InZone(this, zone);
  }

  /** The same time, told elsewhere. */
  private static final class InZone extends Clock {

    private final TestClock clock;
    private final ZoneId zone;

    InZone(TestClock clock, ZoneId zone) {
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return clock.withZone(other);
    }
  }
}
