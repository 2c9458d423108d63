package io.webhookkit.benchmarks;

/**
 * Whose turn an iteration is. Baseline and captured alternate within one JVM, a fraction of a
 * second each, so that whatever else the machine does hits both alike; and each of them is first as
 * often as the other: plain, captured, captured, plain.
 */
final class Turns {

  /** After how many iterations it begins anew. */
  static final int ROUND = 4;

  private Turns() {}

  static boolean isCaptured(int iteration) {
    int turn = iteration % ROUND;
    return turn == 1 || turn == 2;
  }
}
