package io.webhookkit.inbound.sources;

import io.webhookkit.inbound.RejectedRequestException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Refuses what was signed too long ago, or is yet to be. Immutable and thread-safe. */
record Timestamps(Clock clock, Duration tolerance) {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,15}");

  /**
   * Requires that a number of seconds since the epoch is close enough to now.
   *
   * @throws RejectedRequestException if it is not, or is no such number
   */
  void requireRecentSeconds(String text) {
    if (!SECONDS.matcher(text).matches()) {
      throw RejectedRequestException.malformed("the timestamp is not a number of seconds");
    }
    requireRecent(Instant.ofEpochSecond(Long.parseLong(text)));
  }

  /**
   * Requires that a time as ISO 8601 writes it is close enough to now.
   *
   * @throws RejectedRequestException if it is not, or is no such time
   */
  void requireRecentTime(String text) {
    try {
      requireRecent(Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw RejectedRequestException.malformed("the timestamp is not a time");
    }
  }

  private void requireRecent(Instant time) {
    long apart = Math.abs(time.getEpochSecond() - clock.instant().getEpochSecond());
    if (apart > tolerance.toSeconds()) {
      throw RejectedRequestException.notAuthentic(
          "the timestamp is more than " + tolerance.toSeconds() + " s from this side's clock");
    }
  }
}
