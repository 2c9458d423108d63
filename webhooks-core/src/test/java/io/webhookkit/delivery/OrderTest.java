package io.webhookkit.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.signature.Secret;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With {@code ordering: subject} an endpoint gets what is about one subject in order. */
class OrderTest {

  @Test
  void whatIsAboutTheSameSubjectWaitsForTheOneBeforeIt() throws Exception {
    try (DeliveryScene scene = ordered(0)) {
      scene.transport.answer("crm", 500);

      publish(scene, "7", "first");
      publish(scene, "7", "second");
      publish(scene, "8", "other");
      scene.drain();
      assertThat(bodies(scene)).containsExactly("7 first", "8 other");

      scene.advanceAndDrain(DeliveryScene.FIRST);
      assertThat(bodies(scene)).containsExactly("7 first", "8 other", "7 first", "7 second");
    }
  }

  @Test
  void whatComesWhileOneIsUnderWayWaitsInMemory() throws Exception {
    try (DeliveryScene scene = ordered(0)) {
      scene.transport.hang("crm");
      for (int i = 1; i <= 5; i++) {
        publish(scene, "7", "no " + i);
      }
      Await.until("the first is under way", () -> scene.transport.underWay("crm") == 1);

      scene.transport.resume("crm");
      scene.drain();

      assertThat(bodies(scene)).containsExactly("7 no 1", "7 no 2", "7 no 3", "7 no 4", "7 no 5");
    }
  }

  @Test
  void whatComesAfterAFailureWaitsUntilTheFailedOneIsDelivered() throws Exception {
    try (DeliveryScene scene = ordered(0)) {
      scene.transport.answer("crm", 500, 500);
      publish(scene, "7", "first");
      scene.drain();

      publish(scene, "7", "second");
      scene.drain();
      scene.advanceAndDrain(DeliveryScene.FIRST);
      publish(scene, "7", "third");
      scene.drain();
      assertThat(bodies(scene)).containsExactly("7 first", "7 first");

      scene.advanceAndDrain(DeliveryScene.SECOND);
      assertThat(bodies(scene)).endsWith("7 first", "7 second", "7 third");
    }
  }

  @Test
  void aParkedOneHoldsUpItsSubjectUntilItIsRedelivered() throws Exception {
    try (DeliveryScene scene = ordered(0)) {
      scene.transport.answer("crm", 500, 500, 500);
      publish(scene, "7", "poisoned");
      publish(scene, "7", "next");
      scene.drain();
      scene.advanceAndDrain(DeliveryScene.FIRST);
      scene.advanceAndDrain(DeliveryScene.SECOND);
      scene.advanceAndDrain(Duration.ofDays(1));
      assertThat(scene.outcomes()).hasSize(3).last().isInstanceOf(Outcome.Parked.class);

      assertThat(scene.webhooks.redeliver("crm")).isEqualTo(1);
      scene.drain();

      assertThat(bodies(scene)).endsWith("7 poisoned", "7 next");
      assertThat(scene.attempts).hasSize(5);
    }
  }

  @Test
  void whatIsRedeliveredOfOneSubjectGoesOneAfterTheOther() throws Exception {
    try (DeliveryScene scene = ordered(2)) {
      scene.transport.answer("crm", 500, 500, 500, 500, 503);
      for (String data : List.of("first", "second")) {
        publish(scene, "7", data);
        scene.drain();
        scene.advanceAndDrain(DeliveryScene.FIRST);
        assertThat(scene.outcomes()).last().isInstanceOf(Outcome.Skipped.class);
      }

      assertThat(scene.webhooks.redeliver("crm")).isEqualTo(2);
      scene.drain();
      assertThat(bodies(scene)).hasSize(5).endsWith("7 first");

      scene.advanceAndDrain(DeliveryScene.FIRST);
      assertThat(bodies(scene)).hasSize(7).endsWith("7 first", "7 second");
    }
  }

  @Test
  void aPoisonedOneIsSkippedAfterAsManyAttemptsAsAllowed() throws Exception {
    try (DeliveryScene scene = ordered(2)) {
      scene.transport.answer("crm", 500, 500);
      publish(scene, "7", "poisoned");
      publish(scene, "7", "next");
      scene.drain();
      assertThat(bodies(scene)).containsExactly("7 poisoned");

      scene.advanceAndDrain(DeliveryScene.FIRST);

      assertThat(bodies(scene)).containsExactly("7 poisoned", "7 poisoned", "7 next");
      assertThat(scene.outcomes().get(1))
          .isEqualTo(new Outcome.Skipped("2 attempts failed: 500; the next one follows"));
    }
  }

  @Test
  void anotherEndpointThatAsksForNoOrderIsNotHeldUp() throws Exception {
    try (DeliveryScene scene =
        new DeliveryScene(b -> b.endpoint(crm(0)).endpoint(DeliveryScene.endpoint("erp", "*")))) {
      scene.transport.answer("crm", 500);
      publish(scene, "7", "first");
      publish(scene, "7", "second");
      scene.drain();

      assertThat(scene.transport.requests("crm")).hasSize(1);
      assertThat(scene.transport.requests("erp")).hasSize(2);
    }
  }

  @Test
  void whatHasNoSubjectHasNoOrder() throws Exception {
    try (DeliveryScene scene = ordered(0)) {
      scene.transport.answer("crm", 500);
      scene.webhooks.publish("lead.created", "first");
      scene.webhooks.publish("lead.created", "second");
      scene.drain();

      assertThat(scene.attempts).hasSize(2);
    }
  }

  private static void publish(DeliveryScene scene, String subject, String data) {
    scene.webhooks.publish("lead.created", subject, subject + " " + data);
  }

  private static DeliveryScene ordered(int skipAfter) {
    return new DeliveryScene(b -> b.endpoint(crm(skipAfter)).serializer(DeliveryScene::dataAlone));
  }

  private static Endpoint crm(int skipAfter) {
    return Endpoint.named("crm")
        .url("https://crm.example.com/hooks")
        .secret(Secret.generate().reveal())
        .events("*")
        .ordering("subject")
        .skipAfter(skipAfter)
        .build();
  }

  private static List<String> bodies(DeliveryScene scene) {
    return scene.transport.requests("crm").stream()
        .map(request -> new String(request.body(), UTF_8))
        .map(body -> body.substring(0, body.indexOf(" #")))
        .toList();
  }
}
