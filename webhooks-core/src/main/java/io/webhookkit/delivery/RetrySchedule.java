package io.webhookkit.delivery;

import io.webhookkit.WebhookConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait for each further attempt.
 *
 * @param delays the wait after the first failed attempt, after the second, and so on; when they are
 *     used up, the delivery is parked
 * @param jitter by which part of itself a wait is made longer or shorter at random, from 0 to 1, so
 *     that what failed together does not come back together
 */
public record RetrySchedule(List<Duration> delays, double jitter) {

  /** The default of the kit: ten attempts in three days, and 20 % jitter. */
  public static final RetrySchedule DEFAULT =
      new RetrySchedule(
          List.of(
              Duration.ofSeconds(5),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(5),
              Duration.ofHours(10),
              Duration.ofHours(14),
              Duration.ofHours(20),
              Duration.ofHours(24)),
          0.2);

  /**
   * Checks the values.
   *
   * @throws WebhookConfigurationException if a delay is negative or the jitter is not in 0 to 1
   */
  public RetrySchedule {
    delays = List.copyOf(delays);
    for (Duration delay : delays) {
      if (delay.isNegative()) {
        throw new WebhookConfigurationException(
            "retry.delays", delay.toString(), "give delays of zero or more");
      }
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new WebhookConfigurationException(
          "retry.jitter", Double.toString(jitter), "give a part from 0 to 1");
    }
  }

  /**
   * Returns how long to wait, or empty if there is to be no other attempt.
   *
   * @param attempts how many attempts have failed, 1 or more
   * @param random where the jitter comes from
   */
  public Optional<Duration> after(int attempts, RandomGenerator random) {
    if (attempts > delays.size()) {
      return Optional.empty();
    }
    double factor = 1 + jitter * (2 * random.nextDouble() - 1);
    return Optional.of(Duration.ofMillis((long) (delays.get(attempts - 1).toMillis() * factor)));
  }
}
