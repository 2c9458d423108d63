package io.webhookkit.backfill;

import io.webhookkit.WebhookConfigurationException;
import java.time.Duration;

/**
 * How fast a backfill goes.
 *
 * @param batchSize how many entities one transaction reads and locks at most
 * @param perSecond how many entities a second are sent at most
 */
public record BackfillPace(int batchSize, int perSecond) {

  /** 100 entities a transaction, and 200 a second. */
  public static final BackfillPace DEFAULT = new BackfillPace(100, 200);

  /** A batch is small enough for a pause of at most so many seconds, far less than a lease. */
  private static final int LONGEST_PAUSE = 10;

  /**
   * Checks the numbers.
   *
   * @throws WebhookConfigurationException if the batch is not of 1 to 10,000 entities, or the rate
   *     is below 1
   */
  public BackfillPace {
    if (batchSize < 1 || batchSize > 10_000) {
      throw new WebhookConfigurationException(
          "batchSize", String.valueOf(batchSize), "give a number from 1 to 10000, such as 100");
    }
    if (perSecond < 1) {
      throw new WebhookConfigurationException(
          "perSecond", String.valueOf(perSecond), "give a number of at least 1, such as 200");
    }
  }

  /** Returns how many entities the next transaction takes. */
  int rows() {
    return (int) Math.min(batchSize, (long) perSecond * LONGEST_PAUSE);
  }

  /** Returns how long to wait after a batch, so that the rate is kept. */
  Duration pauseAfter(int sent, Duration took) {
    Duration due = Duration.ofNanos(1_000_000_000L * sent / perSecond);
    return due.compareTo(took) > 0 ? due.minus(took) : Duration.ZERO;
  }
}
