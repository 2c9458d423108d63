package io.webhookkit.testkit.loop;

import java.time.Duration;

/**
 * What a network does to requests. Each part is how likely it is, from 0 to 1. Immutable.
 *
 * @param seed makes a run repeatable, as far as threads let it
 * @param lost a request is answered with 200, and nobody has got it: nothing but a reconciliation
 *     heals that
 * @param refused a request is answered with 503, and nobody has got it: it is sent again
 * @param unanswered a request is passed on, and answered with 503 all the same: it is sent again
 * @param repeated a request is passed on twice
 * @param reordered a request is passed on after the next one, and answered at once
 * @param delay how long a request is on its way at most
 */
public record Faults(
    long seed,
    double lost,
    double refused,
    double unanswered,
    double repeated,
    double reordered,
    Duration delay) {

  /** No fault at all. */
  public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, Duration.ZERO);

  /** Starts with a seed and no fault. */
  public static Faults seeded(long seed) {
    return new Faults(seed, 0, 0, 0, 0, 0, Duration.ZERO);
  }

  /** Has a part lost for good. */
  public Faults losing(double part) {
    return new Faults(seed, part, refused, unanswered, repeated, reordered, delay);
  }

  /** Has a part dropped, so that it is sent again, or passed on without its sender knowing. */
  public Faults dropping(double part) {
    return new Faults(seed, lost, part / 2, part / 2, repeated, reordered, delay);
  }

  /** Has a part passed on twice. */
  public Faults duplicating(double part) {
    return new Faults(seed, lost, refused, unanswered, part, reordered, delay);
  }

  /** Has a part overtaken by the next one. */
  public Faults reordering(double part) {
    return new Faults(seed, lost, refused, unanswered, repeated, part, delay);
  }

  /** Has each take up to this long. */
  public Faults delaying(Duration upTo) {
    return new Faults(seed, lost, refused, unanswered, repeated, reordered, upTo);
  }
}
