package io.webhookkit.outbox;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toSet;

import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledDelivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The deliveries in memory that no endpoint has taken yet. Thread-safe. */
final class StoredDeliveries {

  private static final Comparator<StoredDelivery> BY_EVENT =
      Comparator.comparing(each -> each.event().sequence());

  private final Clock clock;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, StoredDelivery> rows = new ConcurrentSkipListMap<>();
  private final OrderIndex orders = new OrderIndex();

  StoredDeliveries(Clock clock) {
    this.clock = clock;
  }

  void add(PendingEvent event, Instant since, Remainder rest) {
    long id = ids.incrementAndGet();
    Outcome outcome = rest.outcome();
    rows.put(
        id,
        new StoredDelivery(
            id, event, rest.endpoint(), rest.attempts(), outcome, since, due(outcome)));
    orders.add(event.orderKey(), id);
  }

  void settle(SettledDelivery settled) {
    PendingDelivery delivery = settled.delivery();
    Outcome outcome = settled.outcome();
    if (outcome instanceof Outcome.Delivered) {
      orders.remove(delivery.event().orderKey(), delivery.id());
      rows.remove(delivery.id());
    } else {
      rows.computeIfPresent(
          delivery.id(), (id, held) -> held.settled(settled.attempts(), outcome, due(outcome)));
    }
  }

  private Instant due(Outcome outcome) {
    Duration wait = outcome instanceof Outcome.Retry retry ? retry.after() : Duration.ZERO;
    return clock.instant().plus(wait);
  }

  boolean has(Class<? extends Outcome> outcome) {
    return in(outcome).findAny().isPresent();
  }

  private Stream<StoredDelivery> in(Class<? extends Outcome> outcome) {
    return rows.values().stream().filter(each -> outcome.isInstance(each.outcome()));
  }

  /** Returns how long until the next one is due; empty if none ever is. */
  Optional<Duration> untilDue() {
    return in(Outcome.Retry.class)
        .map(StoredDelivery::due)
        .min(Comparator.naturalOrder())
        .map(due -> Duration.between(clock.instant(), due));
  }

  List<PendingDelivery> claimDue(int max) {
    Instant now = clock.instant();
    return claim(in(Outcome.Retry.class).filter(each -> !each.due().isAfter(now)), max);
  }

  Set<String> waitingEndpoints() {
    return in(Outcome.Waiting.class).map(StoredDelivery::endpoint).collect(toSet());
  }

  List<PendingDelivery> claimWaiting(String endpoint, int max) {
    return claim(
        in(Outcome.Waiting.class).filter(each -> each.endpoint().equals(endpoint)).sorted(BY_EVENT),
        max);
  }

  private List<PendingDelivery> claim(Stream<StoredDelivery> candidates, int max) {
    return candidates
        .limit(max)
        .filter(each -> rows.replace(each.id(), each, each.held()))
        .map(each -> each.pending(Lease.unending(InMemoryOutbox.TOKEN)))
        .toList();
  }

  /** Returns those of an order that what comes after them has to wait for. */
  Stream<StoredDelivery> ofOrder(long orderKey) {
    return orders
        .of(orderKey)
        .map(rows::get)
        .filter(Objects::nonNull)
        .filter(not(StoredDelivery::isSkipped));
  }

  /** Returns the keys of the orders in which something is blocked. */
  Set<Long> blockedOrders() {
    return in(Outcome.Blocked.class)
        .map(each -> each.event().orderKey())
        .filter(Objects::nonNull)
        .collect(toSet());
  }

  /**
   * Lets the first one of each endpoint wait for room alone, if it is blocked.
   *
   * @param firstOpen the number of the order's first open event, which those after it wait for
   * @return the endpoints of those that there were
   */
  Set<String> unblock(long orderKey, long firstOpen) {
    Set<String> endpoints = new HashSet<>();
    return ofOrder(orderKey)
        .sorted(BY_EVENT)
        .filter(each -> endpoints.add(each.endpoint()))
        .filter(each -> each.outcome() instanceof Outcome.Blocked)
        .filter(each -> each.event().sequence() <= firstOpen)
        .filter(each -> rows.replace(each.id(), each, each.waiting("its turn has come")))
        .map(StoredDelivery::endpoint)
        .collect(toSet());
  }

  /** Lets what is at rest for an endpoint wait again, and returns how many there were. */
  long redeliver(String endpoint, boolean inOrder) {
    return rows.values().stream()
        .filter(each -> each.endpoint().equals(endpoint))
        .filter(StoredDelivery::isAtRest)
        .sorted(BY_EVENT) // an older one is never at rest while a younger one's turn may come
        .filter(each -> rows.replace(each.id(), each, each.again(inOrder)))
        .count();
  }

  List<StoredDelivery> all() {
    return List.copyOf(rows.values());
  }
}
