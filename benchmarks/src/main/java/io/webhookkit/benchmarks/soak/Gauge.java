package io.webhookkit.benchmarks.soak;

/**
 * Something that must stay as it is.
 *
 * @param name what it is
 * @param unit its unit
 * @param quantile by which part of what was measured it is judged, from below
 * @param slack by how much it may grow besides a tenth of itself: what it goes up and down by
 *     anyway
 */
record Gauge(String name, String unit, double quantile, double slack) {

  private static final double LOWER_QUARTILE = 0.25;

  static final Gauge CONNECTIONS =
      new Gauge("database connections of both", "connections", LOWER_QUARTILE, 4);
  static final Gauge TABLES =
      new Gauge("outbox, deliveries, attempts on disk", "MB", LOWER_QUARTILE, 8);

  /**
   * Judged by its least value: how many HTTP connections are open, each with its buffers, changes
   * from minute to minute, and what leaks is there in the best of moments too.
   */
  static Gauge heap(Object node) {
    return new Gauge("live heap, " + node, "MB", 0, 4);
  }

  static Gauge resident(Object node) {
    return new Gauge("resident, " + node, "MB", LOWER_QUARTILE, 16);
  }

  static Gauge threads(Object node) {
    return new Gauge("threads, " + node, "threads", LOWER_QUARTILE, 4);
  }

  /** Rows of a table, which go up and down by what is committed in a few seconds. */
  static Gauge rows(String table, int perSecond) {
    return new Gauge(table, "rows", LOWER_QUARTILE, 5.0 * perSecond);
  }
}
