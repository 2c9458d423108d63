package io.webhookkit.benchmarks;

import java.util.Arrays;

/**
 * When events arrived, in order.
 *
 * @param nanos the times, rising
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record DrainTimes(long[] nanos) {

  static DrainTimes of(long[] arrivals) {
    return new DrainTimes(Arrays.stream(arrivals).filter(at -> at != 0).sorted().toArray());
  }

  /** Returns how many arrived a second, from the middle one to the last. */
  double secondHalfRate() {
    if (nanos.length < 2) {
      return 0;
    }
    int middle = nanos.length / 2;
    return (nanos.length - 1 - middle) / ((nanos[nanos.length - 1] - nanos[middle]) / 1e9);
  }
}
