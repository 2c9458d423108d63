package io.webhookkit.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Timeout;

/** Whatever an endpoint answers: the wait is none, or up to a day. */
class RetryAfterFuzzTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
  private static final Duration DAY = Duration.ofDays(1);

  @Timeout(10)
  @FuzzTest(maxDuration = "5s")
  void theWaitIsNoneOrUpToADay(byte[] header) {
    String text = new String(header, UTF_8);

    Duration wait = RetryAfter.parse(text, CLOCK);

    assertThat(wait).isBetween(Duration.ZERO, DAY);
    if (text.matches("[0-9]{1,40}")) {
      BigInteger seconds = new BigInteger(text).min(BigInteger.valueOf(DAY.toSeconds()));
      assertThat(wait).isEqualTo(Duration.ofSeconds(seconds.longValueExact()));
    }
  }
}
