package io.webhookkit.outbox;

import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import java.time.Instant;

/**
 * A delivery as the outbox in memory keeps it.
 *
 * @param outcome what has become of it; {@link Outcome.Delivered} while the dispatcher holds it,
 *     which nobody can then see
 * @param since when its event was stored
 * @param due when it is due, if that is a matter of time
 */
record StoredDelivery(
    long id,
    PendingEvent event,
    String endpoint,
    int attempts,
    Outcome outcome,
    Instant since,
    Instant due) {

  /** Returns what it is while the dispatcher holds it. */
  StoredDelivery held() {
    return with(attempts, new Outcome.Delivered());
  }

  StoredDelivery waiting(String reason) {
    return with(attempts, new Outcome.Waiting(reason));
  }

  /**
   * Returns what it is when somebody has asked for it after its last attempt.
   *
   * @param inOrder whether its turn has to come first, if it is part of an order
   */
  StoredDelivery again(boolean inOrder) {
    return with(
        0,
        inOrder && event.orderKey() != null
            ? new Outcome.Blocked()
            : new Outcome.Waiting("it was asked for"));
  }

  /** Returns what it is after an attempt, or when it was put off. */
  StoredDelivery settled(int attemptsNow, Outcome now, Instant dueNow) {
    return new StoredDelivery(id, event, endpoint, attemptsNow, now, since, dueNow);
  }

  PendingDelivery pending(Lease lease) {
    return new PendingDelivery(id, event, endpoint, attempts, lease);
  }

  boolean isSkipped() {
    return outcome instanceof Outcome.Skipped;
  }

  /** Tells whether there will be another attempt only if somebody asks for one. */
  boolean isAtRest() {
    return isSkipped() || outcome instanceof Outcome.Parked;
  }

  private StoredDelivery with(int attemptsBefore, Outcome now) {
    return new StoredDelivery(id, event, endpoint, attemptsBefore, now, since, due);
  }
}
