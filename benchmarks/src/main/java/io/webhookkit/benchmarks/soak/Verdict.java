package io.webhookkit.benchmarks.soak;

import io.webhookkit.benchmarks.report.Series;
import java.util.Locale;

/**
 * One thing that must hold.
 *
 * @param what it is, with its unit
 * @param before what it was in the second third of the time; of a count, what is allowed
 * @param after what it was in the last third; of a count, what it is
 * @param allowed what it may be at most
 */
record Verdict(String what, double before, double after, double allowed) {

  private static final double GROWTH = 1.1;

  /**
   * Judges by a low quantile of each third: what a fault has raised for a while is above it, and
   * what leaks raises it.
   */
  static Verdict flat(Gauge gauge, Series series, int seconds) {
    double before = series.quantile(gauge.quantile(), seconds / 3.0, seconds * 2 / 3.0);
    double after = series.quantile(gauge.quantile(), seconds * 2 / 3.0, seconds);
    return new Verdict(
        "%s (%s)".formatted(gauge.name(), gauge.unit()),
        before,
        after,
        before * GROWTH + gauge.slack());
  }

  static Verdict none(String what, int count) {
    return new Verdict(what, 0, count, 0);
  }

  /** What was never measured is not met either. */
  boolean met() {
    return after <= allowed;
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %,.1f | %,.1f | %,.1f | %s |%n",
        what,
        before,
        after,
        allowed,
        met() ? "met" : "MISSED");
  }
}
