package io.webhookkit.outbox;

import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledDelivery;
import io.webhookkit.delivery.Settlement.SettledEvent;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An outbox in memory: for tests, and for applications that may lose events when they end. It keeps
 * the promise that an event exists only if its transaction committed, not the one that it survives
 * a crash; parked deliveries are not kept. Thread-safe.
 */
public final class InMemoryOutbox implements Outbox {

  /** Nobody else can hold a lease on what is in this memory. */
  private static final long TOKEN = 1;

  private final Clock clock;
  private final AtomicLong sequence = new AtomicLong();
  private final AtomicLong deliveryIds = new AtomicLong();
  private final Map<Long, PendingEvent> unleased = new ConcurrentSkipListMap<>();
  private final Map<Long, Waiting> waiting = new ConcurrentSkipListMap<>();

  /** Creates an empty outbox; the clock tells when a delivery is due again. */
  public InMemoryOutbox(Clock clock) {
    this.clock = clock;
  }

  private record Waiting(PendingDelivery delivery, Instant due) {}

  @Override
  public List<PendingEvent> append(Connection transaction, List<NewEvent> events, boolean leased) {
    return events.stream().map(event -> event.stored(sequence.incrementAndGet(), TOKEN)).toList();
  }

  @Override
  public List<PendingEvent> append(List<NewEvent> events, boolean leased) {
    List<PendingEvent> stored =
        events.stream().map(event -> event.stored(sequence.incrementAndGet(), TOKEN)).toList();
    committed(stored, leased);
    return stored;
  }

  @Override
  public void withdraw(Connection transaction, List<PendingEvent> events) {
    // Until it is committed, nothing is kept here that would have to be taken back.
  }

  @Override
  public void committed(List<PendingEvent> events, boolean leased) {
    if (!leased) {
      events.forEach(event -> unleased.put(event.sequence(), event));
    }
  }

  @Override
  public List<PendingEvent> claimEvents(int max) {
    return unleased.values().stream()
        .limit(max)
        .filter(event -> unleased.remove(event.sequence(), event))
        .toList();
  }

  @Override
  public List<PendingDelivery> claimDeliveries(int max) {
    Instant now = clock.instant();
    return waiting.values().stream()
        .filter(candidate -> !candidate.due().isAfter(now))
        .limit(max)
        .filter(candidate -> waiting.remove(candidate.delivery().id(), candidate))
        .map(Waiting::delivery)
        .toList();
  }

  @Override
  public Optional<Duration> untilNextDelivery() {
    return waiting.values().stream()
        .map(Waiting::due)
        .min(Comparator.naturalOrder())
        .map(due -> Duration.between(clock.instant(), due));
  }

  @Override
  public void settle(Settlement settlement) {
    for (SettledEvent settled : settlement.events()) {
      for (Remainder rest : settled.remainders()) {
        long id = deliveryIds.incrementAndGet();
        keep(id, settled.event(), rest.endpoint(), rest.attempts(), rest.outcome());
      }
    }
    for (SettledDelivery settled : settlement.deliveries()) {
      PendingDelivery delivery = settled.delivery();
      keep(
          delivery.id(),
          delivery.event(),
          delivery.endpoint(),
          settled.attempts(),
          settled.outcome());
    }
  }

  private void keep(long id, PendingEvent event, String endpoint, int attempts, Outcome outcome) {
    if (outcome instanceof Outcome.Retry retry) {
      PendingDelivery delivery = new PendingDelivery(id, event, endpoint, attempts, TOKEN);
      waiting.put(id, new Waiting(delivery, clock.instant().plus(retry.after())));
    }
  }

  @Override
  public void releaseLeases() {
    // What this node holds is gone with it.
  }
}
