package io.webhookkit.benchmarks.soak;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What was asked for.
 *
 * @param minutes how long it takes, without the top speed before it and the last deliveries after
 *     it
 * @param seed what faults there are, and when
 */
public record SoakOptions(int minutes, long seed) {

  private static final String MINUTES = "--minutes=";
  private static final String SEED = "--seed=";

  /**
   * Reads the command's arguments.
   *
   * @throws IllegalArgumentException if one of them is unknown
   */
  public static SoakOptions parse(List<String> words) {
    int minutes = 30;
    long seed = ThreadLocalRandom.current().nextInt(1, 1_000_000);
    for (String word : words) {
      if (word.startsWith(MINUTES)) {
        minutes = Integer.parseInt(word.substring(MINUTES.length()));
      } else if (word.startsWith(SEED)) {
        seed = Long.parseLong(word.substring(SEED.length()));
      } else {
        throw new IllegalArgumentException(word);
      }
    }
    if (minutes < 1) {
      throw new IllegalArgumentException("a soak takes a minute at least");
    }
    return new SoakOptions(minutes, seed);
  }

  int seconds() {
    return minutes * 60;
  }
}
