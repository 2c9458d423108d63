package io.webhookkit.delivery;

import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledEvent;
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

  FanOut(PendingEvent event, int subscribers, BiConsumer<SettledEvent, List<Attempt>> settled) {
    this.event = event;
    this.missing = subscribers;
    this.settled = settled;
  }

  /** Notes what became of the event at one endpoint; the last one settles it. */
  void done(String endpoint, @Nullable Attempt attempt, Outcome outcome) {
    synchronized (this) {
      if (attempt != null) {
        attempts.add(attempt);
      }
      if (!(outcome instanceof Outcome.Delivered)) {
        remainders.add(new Remainder(endpoint, attempt == null ? 0 : 1, outcome));
      }
      if (--missing > 0) {
        return;
      }
    }
    settled.accept(new SettledEvent(event, remainders), attempts);
  }
}
