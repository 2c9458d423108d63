package io.webhookkit.testkit.time;

import io.webhookkit.Webhooks;
import java.time.Duration;

/** The attempts that are due for what was committed. */
public final class DueAttempts {

  /** How long may be waited for what is due. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private DueAttempts() {}

  /**
   * Waits until each was made.
   *
   * @throws AssertionError if that takes more than 30 s, or the thread is interrupted
   */
  public static void await(Webhooks webhooks) {
    try {
      if (!webhooks.drain(PATIENCE)) {
        throw new AssertionError(
            "The webhooks were not drained within 30 s: are they started, and does no endpoint"
                + " hang? They have "
                + webhooks.standing());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while the webhooks were drained", e);
    }
  }
}
