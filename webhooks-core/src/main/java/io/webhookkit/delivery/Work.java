package io.webhookkit.delivery;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A delivery in memory, and whom to tell what became of it.
 *
 * @param delivery the delivery
 * @param lease how long it may be sent
 * @param fresh whether it has come with its event, and has no row of its own yet
 * @param done whom to tell
 */
record Work(Delivery delivery, Lease lease, boolean fresh, Done done) {

  private static final Logger LOG = LoggerFactory.getLogger(Work.class);

  /** Takes the attempt, or null if none was made, and the outcome. */
  @FunctionalInterface
  interface Done {
    void accept(@Nullable Attempt attempt, Outcome outcome);

    /**
     * Tells whether others may wait until this is done: what else became of its event is not stored
     * before.
     */
    default boolean holdsUpOthers() {
      return false;
    }
  }

  /** Returns what it shares with those that it must stay in order with; null if it need not. */
  @Nullable Long orderKey() {
    return delivery.endpoint().isOrdered() ? delivery.event().orderKey() : null;
  }

  /** Tells; what is thrown then must not cost its lane a place in the window. */
  void end(@Nullable Attempt attempt, Outcome outcome) {
    try {
      done.accept(attempt, outcome);
    } catch (Throwable e) {
      LOG.error("{} ended with {}, which nobody has noted", delivery.event(), outcome, e);
    }
  }
}
