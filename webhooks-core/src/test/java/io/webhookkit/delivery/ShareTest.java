package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.hangingCrmAndErp;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An endpoint that hangs leaves room for the events of the others, however much waits for it. */
class ShareTest {

  @Test
  void anotherEndpointGetsItsEventsAllTheSame() {
    try (DeliveryScene scene = hangingCrmAndErp("deal.*", 40, 2)) {
      scene.publishMany(100);
      Await.until("its window is full", () -> scene.transport.underWay("crm") == 2);

      scene.publish("deal.won");

      Await.until("erp has it", () -> scene.transport.requests("erp").size() == 1);
      scene.transport.resume("crm");
    }
  }

  @Test
  void whatWasPutOffIsDeliveredWithoutHavingCostAnAttempt() throws Exception {
    try (DeliveryScene scene = hangingCrmAndErp("deal.*", 40, 2)) {
      scene.publishMany(100);
      scene.publish("deal.won");
      Await.until("all were routed", () -> scene.transport.requests("erp").size() == 1);

      scene.transport.resume("crm");
      scene.drain();

      assertThat(scene.transport.requests("crm")).hasSize(100);
      assertThat(scene.attempts).extracting(a -> a.delivery().attempt()).containsOnly(1);
    }
  }
}
