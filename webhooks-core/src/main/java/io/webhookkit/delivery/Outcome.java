package io.webhookkit.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What becomes of a delivery after an attempt, or without one. */
public sealed interface Outcome {

  /** Returns why it was not delivered; null if it was, or if only its turn has not come. */
  default @Nullable String reason() {
    return null;
  }

  /** The endpoint has taken the event. */
  record Delivered() implements Outcome {}

  /**
   * There will be another attempt.
   *
   * @param after how long to wait for it
   * @param reason why this one did not do
   */
  record Retry(Duration after, String reason) implements Outcome {}

  /**
   * There was no attempt, and there will be one as soon as its endpoint has room for it.
   *
   * @param reason why there was none
   */
  record Waiting(String reason) implements Outcome {}

  /**
   * There was no attempt, and there will be one as soon as those before it in the same order were
   * delivered.
   */
  record Blocked() implements Outcome {}

  /**
   * There will be no other attempt until somebody asks for one; the event is kept. What comes after
   * it in the same order waits.
   *
   * @param reason why
   */
  record Parked(String reason) implements Outcome {}

  /**
   * As if it were parked, but what comes after it in the same order does not wait: the receiver has
   * a gap.
   *
   * @param reason why
   */
  record Skipped(String reason) implements Outcome {}
}
