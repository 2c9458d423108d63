package io.webhookkit.benchmarks.soak;

/**
 * Something that goes wrong for a while.
 *
 * @param what it is, for the reader
 * @param seconds how long it lasts
 * @param begin makes it so
 * @param end makes it right
 */
record Fault(String what, int seconds, Step begin, Step end) {

  /** A change of how things are. */
  interface Step {

    /** Makes it. */
    void take() throws Exception;
  }

  /** One that is over as soon as it has happened. */
  static Fault atOnce(String what, Step step) {
    return new Fault(what, 0, step, () -> {});
  }
}
