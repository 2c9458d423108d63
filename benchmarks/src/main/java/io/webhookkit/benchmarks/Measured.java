package io.webhookkit.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.util.ListStatistics;

/**
 * What both applications took, and their ratio: of each pair of iterations that followed each
 * other, as a geometric mean.
 *
 * @param plain microseconds a commit without capture
 * @param captured microseconds a commit with it
 * @param ratio captured to plain
 * @param low where the ratio's interval of 95 % begins
 * @param high where it ends
 */
record Measured(double plain, double captured, double ratio, double low, double high) {

  static Measured of(Collection<BenchmarkResult> forks) {
    ListStatistics plain = new ListStatistics();
    ListStatistics captured = new ListStatistics();
    ListStatistics logs = new ListStatistics();
    for (BenchmarkResult fork : forks) {
      List<Double> scores =
          fork.getIterationResults().stream().map(r -> r.getPrimaryResult().getScore()).toList();
      requireWholeRounds(fork.getParams(), scores.size());
      for (int i = 0; i < scores.size(); i += 2) {
        double first = scores.get(i);
        double second = scores.get(i + 1);
        boolean firstCaptured = Turns.isCaptured(i);
        plain.addValue(firstCaptured ? second : first);
        captured.addValue(firstCaptured ? first : second);
        logs.addValue(Math.log(firstCaptured ? first / second : second / first));
      }
    }
    double mean = logs.getMean();
    double error = logs.getMeanErrorAt(0.95);
    return new Measured(
        plain.getPercentile(50),
        captured.getPercentile(50),
        Math.exp(mean),
        Math.exp(mean - error),
        Math.exp(mean + error));
  }

  /** The benchmark counts its warm-up too. */
  private static void requireWholeRounds(BenchmarkParams params, int measured) {
    boolean whole =
        IntStream.of(params.getWarmup().getCount(), measured).allMatch(n -> n % Turns.ROUND == 0);
    if (!whole) {
      throw new IllegalArgumentException("iterations have to come in rounds of " + Turns.ROUND);
    }
  }
}
