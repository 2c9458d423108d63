package io.webhookkit.testkit.broken;

import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.testkit.ForwardingOutbox;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Gives one claimer what another one is just claiming as well. */
final class RacyOutbox extends ForwardingOutbox {

  private final AtomicInteger claimers = new AtomicInteger();
  private volatile List<PendingEvent> events = List.of();
  private volatile List<PendingDelivery> deliveries = List.of();

  RacyOutbox(Outbox good) {
    super(good);
  }

  @Override
  public List<PendingEvent> claimEvents(int max) {
    return claim(
        () -> {
          List<PendingEvent> others = events;
          events = super.claimEvents(max);
          return isAlone() ? events : both(others, events);
        });
  }

  @Override
  public List<PendingDelivery> claimDeliveries(int max) {
    return claim(
        () -> {
          List<PendingDelivery> others = deliveries;
          deliveries = super.claimDeliveries(max);
          return isAlone() ? deliveries : both(others, deliveries);
        });
  }

  private boolean isAlone() {
    return claimers.get() == 1;
  }

  /** Takes so long that others come meanwhile. */
  private <T> List<T> claim(Supplier<List<T>> claiming) {
    claimers.incrementAndGet();
    try {
      LockSupport.parkNanos(1_000_000);
      return claiming.get();
    } finally {
      claimers.decrementAndGet();
    }
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
