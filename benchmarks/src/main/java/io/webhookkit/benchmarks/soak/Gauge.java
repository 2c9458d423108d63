package io.webhookkit.benchmarks.soak;

/**
 * Something that must stay as it is.
 *
 * @param name what it is
 * @param unit its unit
 * @param slack by how much it may grow besides a tenth of itself: what it goes up and down by
 *     anyway
 */
record Gauge(String name, String unit, double slack) {

  static final Gauge CONNECTIONS = new Gauge("database connections of both", "connections", 4);
  static final Gauge TABLES = new Gauge("outbox, deliveries, attempts on disk", "MB", 8);

  static Gauge heap(Object node) {
    return new Gauge("live heap, " + node, "MB", 4);
  }

  static Gauge resident(Object node) {
    return new Gauge("resident, " + node, "MB", 16);
  }

  static Gauge threads(Object node) {
    return new Gauge("threads, " + node, "threads", 4);
  }

  /** Rows of a table, which go up and down by what is committed in a few seconds. */
  static Gauge rows(String table, int perSecond) {
    return new Gauge(table, "rows", 5.0 * perSecond);
  }
}
