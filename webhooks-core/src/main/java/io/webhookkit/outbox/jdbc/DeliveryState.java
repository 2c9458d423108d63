package io.webhookkit.outbox.jdbc;

import io.webhookkit.delivery.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The states of a row of {@code webhook_delivery}; what was delivered has none any more. */
enum DeliveryState {
  /** Due at a time. */
  PENDING,
  /** Due when its endpoint has room. */
  WAITING,
  /** Due when what is before it in its order is delivered. */
  BLOCKED,
  /** Due when somebody asks for it; what is after it in its order waits. */
  PARKED,
  /** Due when somebody asks for it. */
  SKIPPED;

  static DeliveryState after(Outcome outcome) {
    if (outcome instanceof Outcome.Retry) {
      return PENDING;
    }
    if (outcome instanceof Outcome.Waiting) {
      return WAITING;
    }
    if (outcome instanceof Outcome.Blocked) {
      return BLOCKED;
    }
    if (outcome instanceof Outcome.Parked) {
      return PARKED;
    }
    if (outcome instanceof Outcome.Skipped) {
      return SKIPPED;
    }
    throw new IllegalArgumentException("what was delivered leaves no row");
  }

  static Duration wait(Outcome outcome) {
    return outcome instanceof Outcome.Retry retry ? retry.after() : Duration.ZERO;
  }

  static @Nullable String reason(Outcome outcome) {
    String reason = outcome.reason();
    return reason == null ? null : ErrorText.fitting(reason);
  }
}
