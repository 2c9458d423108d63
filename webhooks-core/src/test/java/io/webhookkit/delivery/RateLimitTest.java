package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private long now = Duration.ofHours(1).toNanos();

  @Test
  void spacesRequestsEvenly() {
    RateLimit rate = new RateLimit(5, () -> now);

    rate.take();

    assertThat(rate.nanosLeft()).isEqualTo(Duration.ofMillis(200).toNanos());
    now += Duration.ofMillis(200).toNanos();
    assertThat(rate.nanosLeft()).isZero();
  }

  @Test
  void makesUpForATenthOfASecondAndNoMore() {
    RateLimit rate = new RateLimit(100, () -> now);
    now += Duration.ofSeconds(10).toNanos();

    int atOnce = 0;
    while (rate.nanosLeft() <= 0) {
      rate.take();
      atOnce++;
    }

    assertThat(atOnce).isEqualTo(11);
  }

  @Test
  void allowsNoMoreThanItsRateInTheLongRun() {
    RateLimit rate = new RateLimit(7, () -> now);
    int taken = 0;

    for (long end = now + Duration.ofMinutes(1).toNanos(); now < end; now += 1_000_000) {
      if (rate.nanosLeft() <= 0) {
        rate.take();
        taken++;
      }
    }

    assertThat(taken).isBetween(7 * 60 - 3, 7 * 60 + 1);
  }

  @Test
  void withoutALimitNothingWaits() {
    RateLimit rate = new RateLimit(0, () -> now);
    rate.take();

    assertThat(rate.nanosLeft()).isZero();
  }

  @Test
  void allowsWhatItIsToldFromTheNextRequestOn() {
    RateLimit rate = new RateLimit(0, () -> now);

    rate.limit(5);
    rate.take();

    assertThat(rate.nanosLeft()).isEqualTo(Duration.ofMillis(200).toNanos());
  }
}
