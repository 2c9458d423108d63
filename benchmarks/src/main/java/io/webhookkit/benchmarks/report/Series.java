package io.webhookkit.benchmarks.report;

import java.util.List;

/**
 * What was measured again and again.
 *
 * @param name what it is
 * @param unit its unit
 * @param points in order of time
 */
public record Series(String name, String unit, List<Point> points) {

  /**
   * One measurement.
   *
   * @param seconds since the beginning
   * @param value what was measured
   */
  public record Point(double seconds, double value) {}

  /** Returns what this part of the values between two times is below; NaN if there are none. */
  public double quantile(double part, double fromSeconds, double toSeconds) {
    double[] sorted =
        points.stream()
            .filter(point -> point.seconds() >= fromSeconds && point.seconds() <= toSeconds)
            .mapToDouble(Point::value)
            .sorted()
            .toArray();
    return sorted.length == 0 ? Double.NaN : sorted[(int) (part * (sorted.length - 1))];
  }
}
