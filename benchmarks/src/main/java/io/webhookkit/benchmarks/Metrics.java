package io.webhookkit.benchmarks;

import io.webhookkit.benchmarks.report.Metric;
import java.util.Locale;

/** What the parts measure. */
final class Metrics {

  static final Metric COMMITS = Metric.high("commits", "1/s");
  static final Metric THROUGHPUT = Metric.high("end to end", "deliveries/s");
  static final Metric PROCESSOR = Metric.low("processor time of an event", "us");
  static final Metric LOST = Metric.low("end to end, lost", "events");
  static final Metric DUPLICATES = Metric.low("end to end, duplicates", "events");
  static final Metric P50 = Metric.low("latency p50", "ms");
  static final Metric P99 = Metric.low("latency p99", "ms");
  static final Metric FREE = Metric.high("healthy, none hanging", "deliveries/s");
  static final Metric HANGING = Metric.high("healthy, 1 of 10 hanging", "deliveries/s");
  static final Metric KEPT = Metric.high("healthy, kept with 1 of 10 hanging", "%");
  static final Metric FREE_P99 = Metric.low("healthy p99, none hanging", "ms");
  static final Metric HANGING_P99 = Metric.low("healthy p99, 1 of 10 hanging", "ms");
  static final Metric P99_FACTOR = Metric.low("healthy p99, hanging to none", "times");

  static final Metric RECOVERY = Metric.low("recovery after kill -9", "s");
  static final Metric RECOVERY_LOST = Metric.low("recovery, lost", "events");
  static final Metric RECOVERY_DUPLICATES = Metric.low("recovery, duplicates", "events");

  private Metrics() {}

  /** How fast a backlog's second half is drained: its first one warms up. */
  static Metric drained(int rows) {
    return Metric.high(String.format(Locale.ROOT, "drain rate of %,d", rows), "deliveries/s");
  }

  static Metric drainTime(int rows) {
    return Metric.low(String.format(Locale.ROOT, "drain of %,d", rows), "s");
  }

  static Metric liveHeap(int rows) {
    return Metric.low(String.format(Locale.ROOT, "live heap, %,d half drained", rows), "MB");
  }

  static Metric peakHeap(int rows) {
    return Metric.low(String.format(Locale.ROOT, "peak heap, %,d", rows), "MB");
  }

  static Metric nodes(int nodes) {
    return Metric.high("end to end, %d nodes".formatted(nodes), "deliveries/s");
  }

  static Metric nodesDuplicates(int nodes) {
    return Metric.low("end to end, %d nodes, duplicates".formatted(nodes), "events");
  }

  static Metric nodesProcessor(int nodes) {
    return Metric.low("processor time of an event, %d nodes".formatted(nodes), "us");
  }

  static Metric nodesDatabaseProcessor(int nodes) {
    return Metric.low("of it the database, %d nodes".formatted(nodes), "us");
  }

  static Metric nodesCompiler(int nodes) {
    return Metric.low("of it the compilers, %d nodes".formatted(nodes), "us");
  }

  static Metric nodesActive(int nodes) {
    return Metric.low("sessions in a statement, %d nodes".formatted(nodes), "sessions");
  }

  static Metric nodesLocked(int nodes) {
    return Metric.low("of them waiting for a lock, %d nodes".formatted(nodes), "sessions");
  }

  static Metric nodesLogging(int nodes) {
    return Metric.low("of them waiting for the log, %d nodes".formatted(nodes), "sessions");
  }

  static Metric nodesRunning(int nodes) {
    return Metric.low("of them running or ready to, %d nodes".formatted(nodes), "sessions");
  }

  static Metric nodesDrain(int nodes) {
    return Metric.high("drain rate, %d nodes".formatted(nodes), "deliveries/s");
  }

  static Metric nodesDrainDuplicates(int nodes) {
    return Metric.low("drain, %d nodes, duplicates".formatted(nodes), "events");
  }
}
