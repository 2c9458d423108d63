package io.webhookkit.testkit;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.Standing;
import io.webhookkit.testkit.time.DueAttempts;
import java.util.function.Supplier;

/**
 * What every assertion waits for.
 *
 * @param await returns once each attempt that is due was made
 * @param standing says afterwards what still waits; empty if nothing does, or nobody knows
 */
record Drained(Runnable await, Supplier<String> standing) {

  static Drained nothing() {
    return new Drained(
        () -> {}, () -> "  (no webhooks were given to draining(…), so nothing was waited for)");
  }

  static Drained by(Runnable await) {
    return new Drained(await, () -> "");
  }

  static Drained of(Webhooks webhooks) {
    return new Drained(() -> DueAttempts.await(webhooks), () -> said(webhooks.standing()));
  }

  private static String said(Standing standing) {
    return standing.deliveries() + standing.parked() > 0
        ? "  (%d deliveries wait for a later attempt, %d are parked or skipped)"
            .formatted(standing.deliveries(), standing.parked())
        : "";
  }
}
