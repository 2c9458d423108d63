package io.webhookkit.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TestClockTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final TestClock clock = TestClock.at(NOON);

  @Test
  void itStandsUntilItIsTold() {
    assertThat(clock.instant()).isEqualTo(NOON);

    clock.advance(Duration.ofMinutes(5));

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(300));
  }

  @Test
  void inAnotherZoneItIsTheSameClock() {
    Clock elsewhere = clock.withZone(ZoneId.of("Europe/Vienna"));

    clock.advance(Duration.ofHours(1));

    assertThat(elsewhere.instant()).isEqualTo(clock.instant());
    assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Europe/Vienna"));
  }
}
