package io.webhookkit.benchmarks.work;

import io.webhookkit.benchmarks.contender.Wiring;
import java.util.stream.IntStream;

/**
 * From commit to arrival.
 *
 * @param count how many were measured
 * @param p50Micros the median
 * @param p99Micros what one in a hundred exceeds
 */
public record Latencies(int count, long p50Micros, long p99Micros) {

  /** Computes them; what has not arrived counts as if it did now, but for the one that hangs. */
  static Latencies of(Commits commits, long[] arrivals, boolean hanging) {
    long now = System.nanoTime();
    long[] sorted =
        IntStream.range(0, arrivals.length)
            .filter(i -> commits.committed().get(i) != 0)
            .filter(i -> !hanging || !hangs(commits.from() + i))
            .mapToLong(i -> (arrivals[i] == 0 ? now : arrivals[i]) - commits.committed().get(i))
            .map(nanos -> Math.max(0, nanos) / 1_000)
            .sorted()
            .toArray();
    return new Latencies(sorted.length, at(sorted, 0.50), at(sorted, 0.99));
  }

  private static boolean hangs(long number) {
    return Wiring.spread(number).equals(Wiring.HANGING);
  }

  private static long at(long[] sorted, double part) {
    return sorted.length == 0 ? -1 : sorted[(int) Math.ceil(part * sorted.length) - 1];
  }
}
