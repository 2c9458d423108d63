package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.outbox.NewEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What is in memory for long has its lease renewed; what has lost it is not sent any more. */
class LeaseTest {

  private static final Duration LENGTH = Duration.ofMinutes(1);

  private final List<Lease> renewed = new CopyOnWriteArrayList<>();

  @Test
  void whatIsHeldForMoreThanAThirdOfItsLeaseHasItRenewed() throws Exception {
    Leasing outbox = new Leasing(LENGTH.dividedBy(2), true);
    try (DeliveryScene scene = scene(outbox)) {
      scene.transport.hang("crm");
      scene.publish("lead.created");
      Await.until("it is under way", () -> scene.transport.underWay("crm") == 1);

      scene.webhooks.drain(Duration.ofMillis(20));

      Await.until("it is renewed", () -> !renewed.isEmpty() && !renewed.get(0).isDueForRenewal());
      scene.transport.resume("crm");
    }
  }

  @Test
  void whatIsHeldForLessIsLeftAlone() throws Exception {
    Leasing outbox = new Leasing(Duration.ZERO, true);
    try (DeliveryScene scene = scene(outbox)) {
      scene.transport.hang("crm");
      scene.publish("lead.created");
      Await.until("it is under way", () -> scene.transport.underWay("crm") == 1);

      scene.webhooks.drain(Duration.ofMillis(20));

      assertThat(renewed).isEmpty();
      scene.transport.resume("crm");
    }
  }

  @Test
  void whatHasLostItsLeaseIsNotSent() throws Exception {
    Leasing outbox = new Leasing(LENGTH, false);
    try (DeliveryScene scene = scene(outbox)) {
      scene.publish("lead.created");
      scene.webhooks.drain(Duration.ofMillis(100));

      assertThat(scene.transport.requests("crm")).isEmpty();
    }
  }

  private DeliveryScene scene(Leasing outbox) {
    return new DeliveryScene(b -> b.endpoint(endpoint("crm", "*")).outbox(outbox));
  }

  /** Gives leases that began some time ago. */
  private final class Leasing extends FlakyOutbox {

    private final Duration age;
    private final boolean renews;

    Leasing(Duration age, boolean renews) {
      super(new TestClock());
      this.age = age;
      this.renews = renews;
    }

    @Override
    public List<PendingEvent> append(List<NewEvent> events, boolean leased) {
      long begin = System.nanoTime() - age.toNanos();
      return events.stream().map(event -> event.stored(1, Lease.of(1, begin, LENGTH))).toList();
    }

    @Override
    public void settle(Settlement settlement) {
      if (renews) { // else it is somebody else's by now, and nothing is changed
        super.settle(settlement);
      }
    }

    @Override
    public List<Lease> renewLeases(List<PendingEvent> events, List<PendingDelivery> deliveries) {
      List<Lease> leases =
          renews ? events.stream().map(PendingEvent::lease).toList() : List.<Lease>of();
      renewed.addAll(leases);
      return leases;
    }
  }
}
