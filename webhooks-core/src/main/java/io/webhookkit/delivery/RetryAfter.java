package io.webhookkit.delivery;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header Retry-After (RFC 9110, 10.2.3), a number of seconds or a date. What cannot be
 * read, or lies in the past, asks for no wait; more than a day is taken as a day.
 */
final class RetryAfter {

  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  static Duration parse(@Nullable String header, Clock clock) {
    if (header == null) {
      return Duration.ZERO;
    }
    String text = header.strip();
    Duration asked = text.matches("[0-9]+") ? seconds(text) : untilDate(text, clock);
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  private static Duration seconds(String text) {
    String digits = text.replaceFirst("^0+(?=.)", "");
    return digits.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(digits));
  }

  private static Duration untilDate(String text, Clock clock) {
    try {
      ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Duration.between(clock.instant(), date.toInstant());
    } catch (DateTimeException notADate) {
      return Duration.ZERO;
    }
  }
}
