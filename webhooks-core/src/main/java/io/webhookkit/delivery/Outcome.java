package io.webhookkit.delivery;

import java.time.Duration;

/** What becomes of a delivery after an attempt. */
public sealed interface Outcome {

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
   * There will be no other attempt until somebody asks for one; the event is kept.
   *
   * @param reason why
   */
  record Parked(String reason) implements Outcome {}
}
