package io.webhookkit.outbox;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toSet;

import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.Look;
import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledDelivery;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.delivery.Standing;
import io.webhookkit.delivery.Undelivered;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * An outbox in memory: for tests, and for applications that may lose events when they end. It keeps
 * the promise that an event exists only if its transaction committed, not the one that it survives
 * a crash; what was delivered, and the log, are not kept at all. Thread-safe.
 */
public final class InMemoryOutbox implements Outbox {

  /** Nobody else can hold a lease on what is in this memory. */
  private static final long TOKEN = 1;

  private final Clock clock;
  private final AtomicLong sequence = new AtomicLong();
  private final AtomicLong deliveryIds = new AtomicLong();
  private final Map<Long, PendingEvent> open = new ConcurrentSkipListMap<>();
  private final Map<Long, Instant> since = new ConcurrentHashMap<>();
  private final Map<Long, PendingEvent> unleased = new ConcurrentSkipListMap<>();
  private final Map<Long, StoredDelivery> deliveries = new ConcurrentSkipListMap<>();
  private final Set<String> paused = ConcurrentHashMap.newKeySet();

  /** Creates an empty outbox; the clock tells when a delivery is due again. */
  public InMemoryOutbox(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<PendingEvent> append(Connection transaction, List<NewEvent> events, boolean leased) {
    return stored(events);
  }

  @Override
  public List<PendingEvent> append(List<NewEvent> events, boolean leased) {
    List<PendingEvent> stored = stored(events);
    committed(stored, leased);
    return stored;
  }

  private List<PendingEvent> stored(List<NewEvent> events) {
    return events.stream()
        .map(event -> event.stored(sequence.incrementAndGet(), Lease.unending(TOKEN)))
        .toList();
  }

  @Override
  public void withdraw(Connection transaction, List<PendingEvent> events) {
    // Until it is committed, nothing is kept here that would have to be taken back.
  }

  @Override
  public void committed(List<PendingEvent> events, boolean leased) {
    Instant now = clock.instant();
    for (PendingEvent event : events) {
      since.put(event.sequence(), now);
      open.put(event.sequence(), event);
      if (!leased) {
        unleased.put(event.sequence(), event);
      }
    }
  }

  @Override
  public Look look() {
    Optional<Duration> untilEvents =
        unleased.isEmpty() ? Optional.empty() : Optional.of(Duration.ZERO);
    Optional<Duration> untilDeliveries =
        outcomes(Outcome.Retry.class)
            .map(StoredDelivery::due)
            .min(Comparator.naturalOrder())
            .map(due -> Duration.between(clock.instant(), due));
    return new Look(
        untilEvents,
        untilDeliveries,
        outcomes(Outcome.Waiting.class).findAny().isPresent(),
        outcomes(Outcome.Blocked.class).findAny().isPresent(),
        paused);
  }

  private Stream<StoredDelivery> outcomes(Class<? extends Outcome> type) {
    return deliveries.values().stream().filter(each -> type.isInstance(each.outcome()));
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
    return claim(
        outcomes(Outcome.Retry.class).filter(candidate -> !candidate.due().isAfter(now)), max);
  }

  @Override
  public List<PendingDelivery> claimWaiting(String endpoint, int max) {
    Comparator<StoredDelivery> byEvent = Comparator.comparing(each -> each.event().sequence());
    return claim(
        outcomes(Outcome.Waiting.class)
            .filter(candidate -> candidate.endpoint().equals(endpoint))
            .sorted(byEvent),
        max);
  }

  private List<PendingDelivery> claim(Stream<StoredDelivery> candidates, int max) {
    return candidates
        .limit(max)
        .filter(candidate -> deliveries.replace(candidate.id(), candidate, candidate.held()))
        .map(candidate -> candidate.pending(Lease.unending(TOKEN)))
        .toList();
  }

  @Override
  public void settle(Settlement settlement) {
    for (SettledEvent settled : settlement.events()) {
      long sequence = settled.event().sequence();
      Instant stored = since.getOrDefault(sequence, clock.instant());
      for (Remainder rest : settled.remainders()) {
        long id = deliveryIds.incrementAndGet();
        deliveries.put(
            id,
            new StoredDelivery(
                id,
                settled.event(),
                rest.endpoint(),
                rest.attempts(),
                rest.outcome(),
                stored,
                due(rest.outcome())));
      }
      open.remove(sequence);
      since.remove(sequence);
    }
    for (SettledDelivery settled : settlement.deliveries()) {
      PendingDelivery each = settled.delivery();
      if (settled.outcome() instanceof Outcome.Delivered) {
        deliveries.remove(each.id());
      } else {
        Outcome outcome = settled.outcome();
        deliveries.computeIfPresent(
            each.id(), (id, held) -> held.settled(settled.attempts(), outcome, due(outcome)));
      }
    }
  }

  private Instant due(Outcome outcome) {
    Duration wait = outcome instanceof Outcome.Retry retry ? retry.after() : Duration.ZERO;
    return clock.instant().plus(wait);
  }

  @Override
  public List<Lease> renewLeases(List<PendingEvent> events, List<PendingDelivery> held) {
    return List.of(); // none of them ends
  }

  @Override
  public void releaseLeases() {
    // What this node holds is gone with it.
  }

  @Override
  public List<Undelivered> undelivered(Collection<Long> orderKeys, LongPredicate held) {
    Stream<Undelivered> events =
        open.values().stream()
            .filter(event -> event.orderKey() != null && orderKeys.contains(event.orderKey()))
            .map(event -> Undelivered.open(keyOf(event), event.sequence(), event.type()));
    Stream<Undelivered> left =
        deliveries.values().stream()
            .filter(not(StoredDelivery::isSkipped))
            .filter(each -> each.event().orderKey() != null)
            .filter(each -> orderKeys.contains(each.event().orderKey()))
            .map(
                each ->
                    Undelivered.left(
                        keyOf(each.event()), each.event().sequence(), each.endpoint()));
    return Stream.concat(events, left).toList();
  }

  private static long keyOf(PendingEvent event) {
    return Objects.requireNonNull(event.orderKey());
  }

  @Override
  public boolean unblock(Collection<Long> orderKeys) {
    return outcomes(Outcome.Blocked.class)
            .filter(each -> orderKeys.contains(each.event().orderKey()))
            .filter(each -> !isBlocked(each))
            .filter(each -> deliveries.replace(each.id(), each, each.waiting("its turn has come")))
            .count()
        > 0;
  }

  private boolean isBlocked(StoredDelivery delivery) {
    PendingEvent event = delivery.event();
    return open.values().stream().anyMatch(other -> isBefore(other, event))
        || deliveries.values().stream()
            .filter(not(StoredDelivery::isSkipped))
            .filter(other -> other.endpoint().equals(delivery.endpoint()))
            .anyMatch(other -> isBefore(other.event(), event));
  }

  private static boolean isBefore(PendingEvent one, PendingEvent other) {
    return one.orderKey() != null
        && one.orderKey().equals(other.orderKey())
        && one.sequence() < other.sequence();
  }

  @Override
  public boolean unblock() {
    return unblock(
        outcomes(Outcome.Blocked.class)
            .map(each -> each.event().orderKey())
            .filter(Objects::nonNull)
            .collect(toSet()));
  }

  @Override
  public long purge(Duration age) {
    return 0; // what was delivered is gone already
  }

  @Override
  public void pause(String endpoint) {
    paused.add(endpoint);
  }

  @Override
  public void resume(String endpoint) {
    paused.remove(endpoint);
  }

  @Override
  public long redeliver(String endpoint) {
    return deliveries.values().stream()
        .filter(each -> each.endpoint().equals(endpoint))
        .filter(StoredDelivery::isAtRest)
        .filter(each -> deliveries.replace(each.id(), each, each.again()))
        .count();
  }

  @Override
  public Standing standing() {
    List<StoredDelivery> all = List.copyOf(deliveries.values());
    List<StoredDelivery> alive = all.stream().filter(not(StoredDelivery::isAtRest)).toList();
    Optional<Duration> oldest =
        Stream.concat(since.values().stream(), alive.stream().map(StoredDelivery::since))
            .min(Comparator.naturalOrder())
            .map(first -> Duration.between(first, clock.instant()));
    return new Standing(open.size(), alive.size(), all.size() - alive.size(), oldest);
  }
}
