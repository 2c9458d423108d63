package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.bounds;
import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static io.webhookkit.delivery.DeliveryScene.hangingCrmAndErp;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.endpoint.Endpoint;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Trouble of one endpoint, or of a listener, is nobody else's. */
class IsolationTest {

  @Test
  void anEndpointThatHangsDoesNotStopAnother() {
    try (DeliveryScene scene = hangingCrmAndErp("*", 1000, 2)) {
      scene.publishMany(100);

      Await.until("erp has all", () -> scene.transport.requests("erp").size() == 100);
      scene.transport.resume("crm");
    }
  }

  @Test
  void noMoreThanTheWindowIsUnderWayToOneEndpoint() throws Exception {
    try (DeliveryScene scene = hangingCrmAndErp("*", 1000, 2)) {
      scene.publishMany(5);
      scene.publish("deal.won"); // for erp alone: when it is there, all before it were routed
      Await.until("all were routed", () -> scene.transport.requests("erp").size() == 6);

      assertThat(scene.transport.requests("crm")).hasSize(2);
      for (int answered = 1; answered <= 3; answered++) {
        scene.transport.release("crm", 200);
        assertThat(scene.transport.requests("crm")).hasSize(2 + answered);
        assertThat(scene.transport.underWay("crm")).isEqualTo(2);
      }
      scene.transport.resume("crm");
      scene.drain();
    }
  }

  @Test
  void whatDoesNotFitInMemoryIsStoredAndDeliveredAllTheSame() throws Exception {
    try (DeliveryScene scene = hangingCrmAndErp("*", 3, 2)) {
      scene.publishMany(10);
      Await.until("crm's window is full", () -> scene.transport.underWay("crm") == 2);
      assertThat(scene.transport.requests("erp")).hasSizeLessThanOrEqualTo(3);

      scene.transport.resume("crm");
      scene.drain();

      assertThat(scene.transport.requests("crm")).hasSize(10);
      assertThat(scene.transport.requests("erp")).hasSize(10);
    }
  }

  @Test
  void aMemoryOfOneIsEnough() throws Exception {
    try (DeliveryScene scene =
        new DeliveryScene(b -> b.endpoint(endpoint("crm", "*")).delivery(bounds(1, 1)))) {
      scene.publishMany(20);
      scene.drain();

      assertThat(scene.transport.requests("crm")).hasSize(20);
    }
  }

  @Test
  void aListenerThatThrowsChangesNothing() throws Exception {
    try (DeliveryScene scene =
        new DeliveryScene(b -> b.endpoint(endpoint("crm", "*")).listener(new Throwing()))) {
      scene.transport.answer("crm", 500, 410);

      scene.publish("lead.created");
      scene.drain();
      scene.advanceAndDrain(DeliveryScene.FIRST);

      assertThat(scene.transport.requests("crm")).hasSize(2);
      assertThat(scene.disabled).hasSize(1);
    }
  }

  @Test
  void aTransportThatThrowsIsAFailedAttempt() throws Exception {
    try (DeliveryScene scene =
        new DeliveryScene(b -> b.endpoint(endpoint("crm", "*")).transport(new BrokenTransport()))) {
      scene.publish("lead.created");
      scene.drain();

      assertThat(scene.outcomes())
          .containsExactly(
              new Outcome.Retry(
                  DeliveryScene.FIRST, "the transport failed: IllegalStateException"));
    }
  }

  private static final class Throwing implements WebhookListener {
    @Override
    public void attempted(Attempt attempt) {
      throw new IllegalStateException("a listener's bug");
    }

    @Override
    public void disabled(Endpoint endpoint, String reason) {
      throw new IllegalStateException("a listener's bug");
    }
  }

  private static final class BrokenTransport implements DeliveryTransport {
    @Override
    public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
      throw new IllegalStateException("a transport's bug");
    }

    @Override
    public void close() {}
  }
}
