package io.webhookkit.outbox;

import static java.util.function.Predicate.not;

import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.Look;
import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.delivery.Standing;
import io.webhookkit.delivery.Undelivered;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  static final long TOKEN = 1;

  private final Clock clock;
  private final AtomicLong sequence = new AtomicLong();
  private final OpenEvents openEvents = new OpenEvents();
  private final StoredDeliveries storedDeliveries;
  private final Set<String> paused = ConcurrentHashMap.newKeySet();

  /** Creates an empty outbox; the clock tells when a delivery is due again. */
  public InMemoryOutbox(Clock clock) {
    this.clock = clock;
    this.storedDeliveries = new StoredDeliveries(clock);
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
    events.forEach(event -> openEvents.add(event, now, leased));
  }

  @Override
  public Look look() {
    return new Look(
        openEvents.hasUnleased() ? Optional.of(Duration.ZERO) : Optional.empty(),
        storedDeliveries.untilDue(),
        storedDeliveries.has(Outcome.Waiting.class),
        storedDeliveries.has(Outcome.Blocked.class),
        paused);
  }

  @Override
  public List<PendingEvent> claimEvents(int max) {
    return openEvents.claim(max);
  }

  @Override
  public List<PendingDelivery> claimDeliveries(int max) {
    return storedDeliveries.claimDue(max);
  }

  @Override
  public Set<String> waitingEndpoints() {
    return storedDeliveries.waitingEndpoints();
  }

  @Override
  public List<PendingDelivery> claimWaiting(String endpoint, int max) {
    return storedDeliveries.claimWaiting(endpoint, max);
  }

  @Override
  public void settle(Settlement settlement) {
    for (SettledEvent settled : settlement.events()) {
      PendingEvent event = settled.event();
      Instant since = openEvents.since(event).orElseGet(clock::instant);
      settled.remainders().forEach(rest -> storedDeliveries.add(event, since, rest));
      openEvents.remove(event); // last, for whoever asks what is before another looks here first
    }
    settlement.deliveries().forEach(storedDeliveries::settle);
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
    return Stream.concat(
            orderKeys.stream().flatMap(this::open), orderKeys.stream().flatMap(this::left))
        .toList();
  }

  private Stream<Undelivered> open(long orderKey) {
    return openEvents
        .ofOrder(orderKey)
        .map(event -> Undelivered.open(orderKey, event.sequence(), event.type()));
  }

  private Stream<Undelivered> left(long orderKey) {
    return storedDeliveries
        .ofOrder(orderKey)
        .map(each -> Undelivered.left(orderKey, each.event().sequence(), each.endpoint()));
  }

  @Override
  public Set<String> unblock(Collection<Long> orderKeys) {
    Set<String> endpoints = new HashSet<>();
    for (long key : orderKeys) {
      long firstOpen =
          openEvents.ofOrder(key).findFirst().map(PendingEvent::sequence).orElse(Long.MAX_VALUE);
      endpoints.addAll(storedDeliveries.unblock(key, firstOpen));
    }
    return endpoints;
  }

  @Override
  public Set<String> unblock() {
    return unblock(storedDeliveries.blockedOrders());
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
  public long redeliver(String endpoint, boolean inOrder) {
    return storedDeliveries.redeliver(endpoint, inOrder);
  }

  @Override
  public Standing standing() {
    List<StoredDelivery> all = storedDeliveries.all();
    List<StoredDelivery> alive = all.stream().filter(not(StoredDelivery::isAtRest)).toList();
    Optional<Duration> oldest =
        Stream.concat(openEvents.since(), alive.stream().map(StoredDelivery::since))
            .min(Comparator.naturalOrder())
            .map(first -> Duration.between(first, clock.instant()));
    return new Standing(openEvents.count(), alive.size(), all.size() - alive.size(), oldest);
  }
}
