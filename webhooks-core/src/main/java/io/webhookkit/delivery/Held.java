package io.webhookkit.delivery;

import io.webhookkit.delivery.Settlement.SettledDelivery;
import io.webhookkit.delivery.Settlement.SettledEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What this node has in memory, so that its leases can be renewed. Thread-safe. */
final class Held {

  private final Map<Long, PendingEvent> events = new ConcurrentHashMap<>();
  private final Map<Long, PendingDelivery> deliveries = new ConcurrentHashMap<>();

  void take(PendingEvent event) {
    events.put(event.sequence(), event);
  }

  void take(PendingDelivery delivery) {
    deliveries.put(delivery.id(), delivery);
  }

  void drop(PendingEvent event) {
    events.computeIfPresent(
        event.sequence(), (id, held) -> held.lease() == event.lease() ? null : held);
  }

  void drop(PendingDelivery delivery) {
    deliveries.computeIfPresent(
        delivery.id(), (id, held) -> held.lease() == delivery.lease() ? null : held);
  }

  void drop(Settlement settlement) {
    for (SettledEvent settled : settlement.events()) {
      drop(settled.event());
    }
    for (SettledDelivery settled : settlement.deliveries()) {
      drop(settled.delivery());
    }
  }

  boolean hasEvent(long sequence) {
    return events.containsKey(sequence);
  }

  /** Renews the leases of what has been here for long. What has lost its own is not sent then. */
  void renewLeases(DeliveryBacklog backlog) {
    List<PendingEvent> oldEvents =
        events.values().stream().filter(event -> event.lease().isDueForRenewal()).toList();
    List<PendingDelivery> oldDeliveries =
        deliveries.values().stream().filter(each -> each.lease().isDueForRenewal()).toList();
    if (oldEvents.isEmpty() && oldDeliveries.isEmpty()) {
      return;
    }
    long from = System.nanoTime();
    Set<Lease> renewed = new HashSet<>(backlog.renewLeases(oldEvents, oldDeliveries));
    renewed.forEach(lease -> lease.renewed(from));
  }
}
