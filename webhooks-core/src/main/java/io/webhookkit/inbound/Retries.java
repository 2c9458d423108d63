package io.webhookkit.inbound;

import java.time.Duration;
import java.util.Optional;

/** When an event is handled again that could not be. */
@FunctionalInterface
public interface Retries {

  /**
   * Returns how long to wait; empty if it is not to be tried again by itself.
   *
   * @param attempts how many have failed, 1 or more
   */
  Optional<Duration> after(int attempts);
}
