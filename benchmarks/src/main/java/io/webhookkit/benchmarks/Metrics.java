package io.webhookkit.benchmarks;

import io.webhookkit.benchmarks.report.Metric;

/** What the parts measure. */
final class Metrics {

  static final Metric COMMITS = Metric.high("commits", "1/s");
  static final Metric THROUGHPUT = Metric.high("end to end", "deliveries/s");
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

  private Metrics() {}
}
