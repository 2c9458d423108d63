package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.WebhookConfigurationException;
import org.junit.jupiter.api.Test;

class PauseTest {

  @Test
  void aPausedEndpointGetsNothingAndTheOthersDo() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm", "erp")) {
      scene.webhooks.pause("crm");
      scene.publishMany(20);
      scene.drain();

      assertThat(scene.transport.requests("crm")).isEmpty();
      assertThat(scene.transport.requests("erp")).hasSize(20);
    }
  }

  @Test
  void whatHasWaitedIsSentInOrderWhenItIsResumedAndHasCostNoAttempt() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm")) {
      scene.webhooks.pause("crm");
      scene.publishMany(600);
      scene.drain();

      scene.webhooks.resume("crm");
      scene.drain();

      assertThat(scene.transport.requests("crm")).hasSize(600);
      assertThat(scene.attempts)
          .extracting(attempt -> attempt.delivery().event().sequence())
          .isSorted();
      assertThat(scene.attempts).extracting(a -> a.delivery().attempt()).containsOnly(1);
    }
  }

  @Test
  void whatIsInMemoryWhenTheEndpointIsPausedWaitsAsWell() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm")) {
      scene.transport.hang("crm");
      scene.publishMany(30);
      Await.until("the window is full", () -> scene.transport.underWay("crm") == 16);

      scene.webhooks.pause("crm");
      scene.transport.resume("crm");
      scene.drain();

      assertThat(scene.transport.requests("crm")).hasSize(16);
    }
  }

  @Test
  void aRetryThatIsDueWaitsAsWell() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm")) {
      scene.transport.answer("crm", 500);
      scene.publish("lead.created");
      scene.drain();

      scene.webhooks.pause("crm");
      scene.advanceAndDrain(DeliveryScene.FIRST);
      assertThat(scene.transport.requests("crm")).hasSize(1);

      scene.webhooks.resume("crm");
      scene.drain();
      assertThat(scene.attempts).extracting(a -> a.delivery().attempt()).containsExactly(1, 2);
    }
  }

  @Test
  void anEndpointThatDoesNotExistCannotBePaused() {
    try (DeliveryScene scene = new DeliveryScene("crm")) {
      assertThatThrownBy(() -> scene.webhooks.pause("cmr"))
          .isInstanceOf(WebhookConfigurationException.class)
          .hasMessageContaining("cmr")
          .hasMessageContaining("crm");
    }
  }
}
