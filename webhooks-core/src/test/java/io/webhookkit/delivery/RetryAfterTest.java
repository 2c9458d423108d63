package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({"0, PT0S", "120, PT2M", "' 120 ', PT2M", "86400, P1D", "00000000120, PT2M"})
  void isANumberOfSeconds(String header, Duration wait) {
    assertThat(RetryAfter.parse(header, CLOCK)).isEqualTo(wait);
  }

  @Test
  void isADate() {
    assertThat(RetryAfter.parse("Tue, 24 Nov 2026 10:05:00 GMT", CLOCK))
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void inThePastAsksForNoWait() {
    assertThat(RetryAfter.parse("Tue, 24 Nov 2026 09:59:00 GMT", CLOCK)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "86401",
        "31536000",
        "99999999999",
        "999999999999999999999999",
        "Wed, 24 Nov 2027 10:00:00 GMT"
      })
  void ofMoreThanADayIsADay(String header) {
    assertThat(RetryAfter.parse(header, CLOCK)).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.5", "2026-11-24T10:05:00Z", "٣"})
  void thatCannotBeReadAsksForNoWait(String header) {
    assertThat(RetryAfter.parse(header, CLOCK)).isZero();
  }

  @Test
  void thatIsMissingAsksForNoWait() {
    assertThat(RetryAfter.parse(null, CLOCK)).isZero();
  }
}
