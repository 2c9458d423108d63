package io.webhookkit.benchmarks.sink;

import java.util.Arrays;

/** When each event of one range of numbers first arrived, and how many came again. */
final class Arrivals {

  private long from;
  private long[] first = new long[0];
  private int[] messages = new int[0];
  private int distinct;
  private int duplicates;
  private int changed;
  private int strays;
  private long last;

  /** Forgets everything, and waits for another range. */
  synchronized void expect(long newFrom, int count) {
    from = newFrom;
    first = new long[count];
    messages = new int[count];
    distinct = 0;
    duplicates = 0;
    changed = 0;
    strays = 0;
    last = 0;
  }

  /**
   * Notes one.
   *
   * @param message a hash of what must be the same each time
   */
  synchronized void note(long number, int message, long nanos) {
    long index = number - from;
    if (index < 0 || index >= first.length) {
      strays++;
    } else if (first[(int) index] != 0) {
      duplicates++;
      changed += messages[(int) index] == message ? 0 : 1;
    } else {
      first[(int) index] = nanos;
      messages[(int) index] = message;
      distinct++;
      last = nanos;
    }
  }

  synchronized Stats stats() {
    return new Stats(distinct, duplicates, changed, strays, last);
  }

  /** Returns for each number when it arrived first, or 0. */
  synchronized long[] first() {
    return Arrays.copyOf(first, first.length);
  }
}
