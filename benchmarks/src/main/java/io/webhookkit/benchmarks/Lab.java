package io.webhookkit.benchmarks;

import io.webhookkit.benchmarks.contender.ContenderKind;
import io.webhookkit.benchmarks.process.DatabaseKind;
import io.webhookkit.benchmarks.process.Databases;
import io.webhookkit.benchmarks.process.SinkProcess;
import io.webhookkit.benchmarks.report.Metric;
import io.webhookkit.benchmarks.report.Samples;
import java.util.Locale;

/**
 * What every part works with.
 *
 * @param databases where databases come from
 * @param sink the receiver
 * @param samples where figures go
 * @param options what was asked for
 */
record Lab(Databases databases, SinkProcess sink, Samples samples, Options options) {

  /** Tells whether a contender has a turn on a database: one that uses none has one turn in all. */
  static boolean hasTurn(DatabaseKind database, ContenderKind contender) {
    return contender != ContenderKind.NO_DATABASE || database == DatabaseKind.POSTGRESQL;
  }

  /** Notes a figure, and prints it. */
  void note(Metric metric, DatabaseKind database, ContenderKind contender, double value) {
    samples.add(metric, database, contender, value);
    System.out.printf(
        Locale.ROOT,
        "  %s, %s: %s %.4g %s%n",
        database,
        contender.title(),
        metric.name(),
        value,
        metric.unit());
  }
}
