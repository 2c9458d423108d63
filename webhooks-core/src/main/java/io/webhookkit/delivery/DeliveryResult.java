package io.webhookkit.delivery;

import org.jspecify.annotations.Nullable;

/** What came of one request. */
public sealed interface DeliveryResult {

  /**
   * The endpoint answered.
   *
   * @param status the HTTP status
   * @param retryAfter the header Retry-After as it was sent, or null
   */
  record Answered(int status, @Nullable String retryAfter) implements DeliveryResult {

    /** Tells whether the endpoint has taken the event: only 2xx says so. */
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    @Override
    public String summary() {
      return Integer.toString(status);
    }

    /** Leaves out what the endpoint wrote itself: this may reach a log. */
    @Override
    public String toString() {
      return "Answered[" + status + "]";
    }
  }

  /**
   * There was no answer.
   *
   * @param reason why, in a few words without secrets
   */
  record NoAnswer(String reason) implements DeliveryResult {
    @Override
    public String summary() {
      return reason;
    }
  }

  /** Returns the status, or why there is none. */
  String summary();
}
