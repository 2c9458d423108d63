package io.webhookkit.testkit.broken;

import io.webhookkit.inbound.InboundEvent;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes each event for a new one; of those that come at once, two read what both will change. */
final class Overlapping implements ReceivingBreak {

  private final CyclicBarrier two = new CyclicBarrier(2);

  @Override
  public List<InboundEvent> taken(InboundEvent event) {
    return List.of(
        new InboundEvent(
            event.source(),
            event.id() + UUID.randomUUID(),
            event.type(),
            event.subject(),
            event.data(),
            event.content(),
            event.hops()));
  }

  @Override
  public void reading(InboundEvent event) {
    if (!event.id().startsWith("msg_at_once")) {
      return;
    }
    try {
      two.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError("it was handled alone", e);
    }
  }
}
