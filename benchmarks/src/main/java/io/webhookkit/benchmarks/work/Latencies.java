package io.webhookkit.benchmarks.work;

import java.util.stream.IntStream;

/**
 * From commit to arrival.
 *
 * @param count how many were measured
 * @param p50Micros the median
 * @param p99Micros what one in a hundred exceeds
 */
public record Latencies(int count, long p50Micros, long p99Micros) {

  static Latencies of(Commits commits, long[] arrivals) {
    long[] sorted =
        IntStream.range(0, arrivals.length)
            .filter(i -> arrivals[i] != 0 && commits.committed().get(i) != 0)
            .mapToLong(i -> Math.max(0, arrivals[i] - commits.committed().get(i)) / 1_000)
            .sorted()
            .toArray();
    return new Latencies(sorted.length, at(sorted, 0.50), at(sorted, 0.99));
  }

  private static long at(long[] sorted, double part) {
    return sorted.length == 0 ? -1 : sorted[(int) Math.ceil(part * sorted.length) - 1];
  }
}
