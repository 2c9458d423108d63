package io.webhookkit.benchmarks.soak;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Faults of one kind, one after the other: each once in a random order, then all of them again. */
final class Trouble implements Callable<Integer> {

  private final List<Function<RandomGenerator, Fault>> faults;
  private final Random random;
  private final int longestPause;
  private final Diary diary;
  private final double endSeconds;

  /**
   * Creates it.
   *
   * @param longestPause how many seconds are between two faults at most; half of it at least
   * @param endSeconds when nothing more begins
   */
  Trouble(
      List<Function<RandomGenerator, Fault>> faults,
      long seed,
      int longestPause,
      Diary diary,
      double endSeconds) {
    this.faults = new ArrayList<>(faults);
    this.random = new Random(seed);
    this.longestPause = longestPause;
    this.diary = diary;
    this.endSeconds = endSeconds;
  }

  /** Makes it all happen, and returns how much that was. */
  @Override
  public Integer call() throws Exception {
    int count = 0;
    while (true) {
      Collections.shuffle(faults, random);
      for (Function<RandomGenerator, Fault> each : faults) {
        Fault fault = each.apply(random);
        TimeUnit.SECONDS.sleep(random.nextInt(longestPause / 2, longestPause + 1));
        if (diary.seconds() > endSeconds) {
          return count;
        }
        diary.happened(fault.what() + (fault.seconds() > 0 ? ", " + fault.seconds() + " s" : ""));
        fault.begin().take();
        TimeUnit.SECONDS.sleep(fault.seconds());
        fault.end().take();
        count++;
      }
    }
  }
}
