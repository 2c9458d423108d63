package io.webhookkit.delivery;

import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.endpoint.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Waits until every subscriber of one event has had it offered; then the event can be settled. */
final class FanOut {

  private final PendingEvent event;
  private final BiConsumer<SettledEvent, List<Attempt>> settled;
  private final List<Remainder> remainders = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private int missing;
  private boolean doneInOrder;

  /**
   * Creates one.
   *
   * @param receivers how many endpoints there are for it
   * @param othersInOrder whether another endpoint, which does not get it, wants what it gets in
   *     order: that can't go on while this is open
   * @param settled is told what became of it
   */
  FanOut(
      PendingEvent event,
      int receivers,
      boolean othersInOrder,
      BiConsumer<SettledEvent, List<Attempt>> settled) {
    this.event = event;
    this.missing = receivers;
    this.doneInOrder = othersInOrder;
    this.settled = settled;
  }

  /** Returns who is to be told of the event at one endpoint. */
  Work.Done at(Endpoint endpoint) {
    return new Work.Done() {
      @Override
      public void accept(@Nullable Attempt attempt, Outcome outcome) {
        done(endpoint, attempt, outcome);
      }

      @Override
      public boolean holdsUpOthers() {
        return FanOut.this.holdsUpOthers();
      }
    };
  }

  /**
   * Until the last one is done, nothing is stored of what has to be tried again, and other nodes
   * send nothing more of the same order, though who wants it in order may be done.
   */
  private synchronized boolean holdsUpOthers() {
    return !remainders.isEmpty() || (event.orderKey() != null && doneInOrder);
  }

  /** Notes what became of the event at one endpoint; the last one settles it. */
  private void done(Endpoint endpoint, @Nullable Attempt attempt, Outcome outcome) {
    synchronized (this) {
      if (attempt != null) {
        attempts.add(attempt);
      }
      if (!(outcome instanceof Outcome.Delivered)) {
        remainders.add(new Remainder(endpoint.name(), attempt == null ? 0 : 1, outcome));
      }
      doneInOrder |= endpoint.isOrdered();
      if (--missing > 0) {
        return;
      }
    }
    settled.accept(new SettledEvent(event, remainders), attempts);
  }
}
