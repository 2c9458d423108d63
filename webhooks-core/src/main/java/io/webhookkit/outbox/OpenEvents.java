package io.webhookkit.outbox;

import io.webhookkit.delivery.PendingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The events in memory that were not offered to all who want them yet. Thread-safe. */
final class OpenEvents {

  private final Map<Long, Open> open = new ConcurrentHashMap<>();
  private final Map<Long, PendingEvent> unleased = new ConcurrentSkipListMap<>();
  private final OrderIndex orders = new OrderIndex();

  private record Open(PendingEvent event, Instant since) {}

  void add(PendingEvent event, Instant since, boolean leased) {
    open.put(event.sequence(), new Open(event, since));
    orders.add(event.orderKey(), event.sequence());
    if (!leased) {
      unleased.put(event.sequence(), event);
    }
  }

  void remove(PendingEvent event) {
    orders.remove(event.orderKey(), event.sequence());
    open.remove(event.sequence());
  }

  /** Returns when an event was stored; empty if it is not open. */
  Optional<Instant> since(PendingEvent event) {
    return Optional.ofNullable(open.get(event.sequence())).map(Open::since);
  }

  boolean hasUnleased() {
    return !unleased.isEmpty();
  }

  List<PendingEvent> claim(int max) {
    return unleased.values().stream()
        .limit(max)
        .filter(event -> unleased.remove(event.sequence(), event))
        .toList();
  }

  /** Returns those of an order, oldest first. */
  Stream<PendingEvent> ofOrder(long orderKey) {
    return orders.of(orderKey).map(open::get).filter(Objects::nonNull).map(Open::event);
  }

  int count() {
    return open.size();
  }

  /** Returns when each of them was stored. */
  Stream<Instant> since() {
    return open.values().stream().map(Open::since);
  }
}
