package io.webhookkit.benchmarks.report;

/**
 * Something that is measured.
 *
 * @param name what it is called, in tables and in the file
 * @param unit its unit
 * @param better which values are better
 */
public record Metric(String name, String unit, Better better) {

  /** Which values are better. */
  public enum Better {
    HIGHER,
    LOWER
  }

  /** One that should be high. */
  public static Metric high(String name, String unit) {
    return new Metric(name, unit, Better.HIGHER);
  }

  /** One that should be low. */
  public static Metric low(String name, String unit) {
    return new Metric(name, unit, Better.LOWER);
  }
}
