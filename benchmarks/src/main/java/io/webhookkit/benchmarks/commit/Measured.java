package io.webhookkit.benchmarks.commit;

import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.util.ListStatistics;

/**
 * What a contender took, and its ratio to the baseline that had its turn in the same half of a
 * round, as a geometric mean.
 *
 * @param micros microseconds a commit, the median
 * @param ratio to the baseline
 * @param low where the ratio's interval of 95 % begins
 * @param high where it ends
 */
record Measured(double micros, double ratio, double low, double high) {

  static Measured of(Contender contender, Turns turns, Collection<BenchmarkResult> forks) {
    ListStatistics micros = new ListStatistics();
    ListStatistics logs = new ListStatistics();
    for (BenchmarkResult fork : forks) {
      double[] scores =
          fork.getIterationResults().stream()
              .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
              .toArray();
      requireWholeRounds(turns, fork.getParams(), scores.length);
      int[] its = turns.of(contender, scores.length).toArray();
      int[] baseline = turns.of(Contender.PLAIN, scores.length).toArray();
      for (int half = 0; half < its.length; half++) {
        micros.addValue(scores[its[half]]);
        logs.addValue(Math.log(scores[its[half]] / scores[baseline[half]]));
      }
    }
    double mean = logs.getMean();
    double error = logs.getMeanErrorAt(0.95);
    return new Measured(
        micros.getPercentile(50), Math.exp(mean), Math.exp(mean - error), Math.exp(mean + error));
  }

  /** The benchmark counts its warm-up too. */
  private static void requireWholeRounds(Turns turns, BenchmarkParams params, int measured) {
    if (params.getWarmup().getCount() % turns.round() != 0 || measured % turns.round() != 0) {
      throw new IllegalArgumentException("iterations have to come in rounds of " + turns.round());
    }
  }
}
