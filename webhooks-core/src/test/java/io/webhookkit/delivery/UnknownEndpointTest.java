package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.FIRST;
import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.delivery.Settlement.SettledDelivery;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.payload.Payload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** While a new version is rolled out, one node may know endpoints that another does not. */
class UnknownEndpointTest {

  private final TestClock clock = new TestClock();
  private final List<SettledDelivery> settled = new CopyOnWriteArrayList<>();
  private final FlakyOutbox shared =
      new FlakyOutbox(clock) {
        @Override
        public void settle(Settlement settlement) {
          super.settle(settlement);
          settled.addAll(settlement.deliveries());
        }
      };

  @Test
  void aDeliveryToOneIsPutOffWithoutAnAttempt() throws Exception {
    leaveADeliveryToErp();
    try (DeliveryScene old = node("crm")) {
      old.drain();
    }

    assertThat(settled)
        .singleElement()
        .satisfies(
            erp -> {
              assertThat(erp.attempts()).isEqualTo(1);
              assertThat(erp.outcome())
                  .isEqualTo(
                      new Outcome.Retry(
                          Duration.ofMinutes(5), "this node knows no endpoint 'erp'"));
            });
  }

  @Test
  void aNodeThatKnowsItTakesItUp() throws Exception {
    leaveADeliveryToErp();
    try (DeliveryScene old = node("crm")) {
      old.drain();
    }
    clock.advance(Duration.ofMinutes(5));

    try (DeliveryScene current = node("crm", "erp")) {
      current.drain();

      assertThat(current.transport.requests("erp")).hasSize(1);
    }
  }

  @Test
  void aDeliveryToOneThatIsGoneIsParked() throws Exception {
    try (DeliveryScene scene = node("erp")) {
      scene.transport.answer("erp", 500, 410);
      scene.publishMany(2);
      scene.drain();
      clock.advance(FIRST);
      scene.drain();
    }

    assertThat(settled)
        .singleElement()
        .extracting(SettledDelivery::outcome)
        .isEqualTo(new Outcome.Parked("the endpoint is disabled"));
  }

  @Test
  void anEventForOneAloneWaitsForANodeThatKnowsIt() throws Exception {
    shared.append(List.of(forErpAlone()), false);
    try (DeliveryScene old = node("crm")) {
      old.drain();

      assertThat(old.transport.requests("crm")).isEmpty();
    }
    clock.advance(Duration.ofMinutes(5));

    try (DeliveryScene current = node("crm", "erp")) {
      current.drain();

      assertThat(current.transport.requests("erp")).hasSize(1);
      assertThat(current.transport.requests("crm")).isEmpty();
    }
  }

  private NewEvent forErpAlone() {
    Event event =
        new Event(
            "msg_1",
            new EventType("lead.snapshot"),
            clock.instant(),
            "7",
            Map.of(),
            Map.of(),
            null,
            List.of(),
            null,
            null,
            List.of());
    return new NewEvent(event, new Payload("text/plain", new byte[0], 0), "erp", null);
  }

  private void leaveADeliveryToErp() throws InterruptedException {
    try (DeliveryScene current = node("erp")) {
      current.transport.answer("erp", 500);
      current.publish("lead.created");
      current.drain();
    }
    clock.advance(FIRST);
  }

  private DeliveryScene node(String... endpoints) {
    return new DeliveryScene(
        b -> {
          List.of(endpoints).forEach(name -> b.endpoint(endpoint(name, "*")));
          return b.outbox(shared).clock(clock);
        });
  }
}
