package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.FIRST;
import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.Settlement.SettledDelivery;
import java.time.Duration;
import java.util.List;
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
