package io.webhookkit.delivery;

import io.webhookkit.WebhookConfigurationException;
import java.time.Duration;

/**
 * The bounds of a dispatcher.
 *
 * @param capacity how many events and deliveries are held in memory at most
 * @param window how many deliveries are under way to one endpoint at most; it begins with 16, and
 *     adapts to what the endpoint takes
 * @param pollInterval how often the backlog is asked for what other nodes have left
 * @param shutdownTimeout how long {@link Dispatcher#close()} waits, in all, for what is under way
 */
public record DispatcherSettings(
    int capacity, int window, Duration pollInterval, Duration shutdownTimeout) {

  /** 10,000 events, 64 deliveries an endpoint, a look every 10 s, 20 s to shut down. */
  public static final DispatcherSettings DEFAULT =
      new DispatcherSettings(10_000, 64, Duration.ofSeconds(10), Duration.ofSeconds(20));

  /**
   * Checks the values.
   *
   * @throws WebhookConfigurationException if a number or duration is not above zero
   */
  public DispatcherSettings {
    requirePositive("delivery.capacity", capacity, Integer.toString(capacity));
    requirePositive("delivery.window", window, Integer.toString(window));
    requirePositive("delivery.poll-interval", pollInterval.toMillis(), pollInterval.toString());
    requirePositive(
        "delivery.shutdown-timeout", shutdownTimeout.toMillis(), shutdownTimeout.toString());
  }

  /** Returns how many deliveries may wait for one endpoint even while room is scarce. */
  int share() {
    return Math.max(4 * window, capacity / 8);
  }

  private static void requirePositive(String field, long number, String value) {
    if (number <= 0) {
      throw new WebhookConfigurationException(field, value, "give a value above zero");
    }
  }
}
