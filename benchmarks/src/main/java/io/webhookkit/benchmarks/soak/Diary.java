package io.webhookkit.benchmarks.soak;

import io.webhookkit.benchmarks.report.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, and what happened, and when. Thread-safe. */
final class Diary {

  /**
   * Something that happened.
   *
   * @param seconds since the beginning
   */
  record Entry(double seconds, String what) {}

  private final long start = System.nanoTime();
  private final Map<Gauge, List<Series.Point>> points = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  synchronized void measured(Gauge gauge, double value) {
    points.computeIfAbsent(gauge, any -> new ArrayList<>()).add(new Series.Point(seconds(), value));
  }

  /** Notes what goes wrong, and prints it. */
  synchronized void happened(String what) {
    Entry entry = new Entry(seconds(), what);
    entries.add(entry);
    System.out.printf(Locale.ROOT, "  %7.1f s  %s%n", entry.seconds(), what);
  }

  synchronized Map<Gauge, Series> series() {
    Map<Gauge, Series> all = new LinkedHashMap<>();
    points.forEach(
        (gauge, values) ->
            all.put(gauge, new Series(gauge.name(), gauge.unit(), List.copyOf(values))));
    return all;
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }
}
