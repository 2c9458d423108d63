package io.webhookkit.benchmarks.sink;

import java.nio.charset.StandardCharsets;

/** Finds the event's own number in a body, whoever has wrapped it: the first {@code "n":}. */
final class EventNumber {

  private static final byte[] KEY = "\"n\":".getBytes(StandardCharsets.US_ASCII);

  private EventNumber() {}

  static long in(byte[] body) {
    for (int i = 0; i + KEY.length < body.length; i++) {
      if (isKey(body, i)) {
        return digits(body, i + KEY.length);
      }
    }
    return -1;
  }

  private static boolean isKey(byte[] body, int at) {
    for (int i = 0; i < KEY.length; i++) {
      if (body[at + i] != KEY[i]) {
        return false;
      }
    }
    return true;
  }

  private static long digits(byte[] body, int at) {
    long number = 0;
    for (int i = at; i < body.length && body[i] >= '0' && body[i] <= '9'; i++) {
      number = number * 10 + (body[i] - '0');
    }
    return number;
  }
}
