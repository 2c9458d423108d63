package io.webhookkit.benchmarks;

import java.time.Duration;

/**
 * What a turn commits.
 *
 * @param count how many transactions
 * @param spread whether to ten endpoints in turn, or to one
 * @param arriving how many of them can arrive
 * @param patience how long to wait for those
 */
record Load(int count, boolean spread, int arriving, Duration patience) {

  private static final Duration LONG = Duration.ofSeconds(25);

  /** To one endpoint, which takes all. */
  static Load all(int count) {
    return new Load(count, false, count, LONG);
  }

  /** To ten endpoints, which take all. */
  static Load spread(int count) {
    return new Load(count / 10 * 10, true, count / 10 * 10, LONG);
  }

  /** To ten endpoints, of which one hangs. */
  static Load hanging(int count, Duration patience) {
    return new Load(count / 10 * 10, true, count / 10 * 9, patience);
  }
}
