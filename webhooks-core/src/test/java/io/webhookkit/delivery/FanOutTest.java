package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.signature.Secret;
import io.webhookkit.signature.WebhookHeaders;
import io.webhookkit.signature.WebhookVerifier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FanOutTest {

  private final Endpoint slow = DeliveryScene.endpoint("slow", "*");
  private final Endpoint erp = DeliveryScene.endpoint("erp", "*");
  private final Endpoint crmInOrder = DeliveryScene.endpointInOrder("crm");

  @Test
  void anEventReachesEveryEndpoint() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm", "erp", "bi")) {
      scene.publish("lead.created");
      scene.drain();

      assertThat(scene.transport.endpoints()).containsExactlyInAnyOrder("crm", "erp", "bi");
      assertThat(scene.outcomes()).hasSize(3).containsOnly(new Outcome.Delivered());
    }
  }

  @Test
  void anEventReachesOnlyWhoSubscribed() throws Exception {
    try (DeliveryScene scene =
        new DeliveryScene(
            builder ->
                builder
                    .endpoint(DeliveryScene.endpoint("crm", "lead.*"))
                    .endpoint(DeliveryScene.endpoint("erp", "deal.won")))) {
      scene.publish("lead.created");
      scene.drain();

      assertThat(scene.transport.endpoints()).containsExactly("crm");
    }
  }

  @Test
  void anEventForAThousandEndpointsIsStoredOnceAndReachesThemAll() throws Exception {
    AtomicInteger stored = new AtomicInteger();
    FlakyOutbox outbox =
        new FlakyOutbox(new TestClock()) {
          @Override
          public List<PendingEvent> append(List<NewEvent> events, boolean leased) {
            stored.addAndGet(events.size());
            return super.append(events, leased);
          }

          @Override
          public void settle(Settlement settlement) {
            assertThat(settlement.events()).allMatch(event -> event.remainders().isEmpty());
            super.settle(settlement);
          }
        };
    String[] names =
        IntStream.range(0, 1000).mapToObj(number -> "e" + number).toArray(String[]::new);
    try (DeliveryScene scene =
        new DeliveryScene(
            builder -> {
              List.of(names).forEach(name -> builder.endpoint(DeliveryScene.endpoint(name, "*")));
              return builder.outbox(outbox);
            })) {
      scene.publish("lead.created");
      scene.drain();

      assertThat(stored).hasValue(1);
      assertThat(scene.transport.endpoints()).containsExactlyInAnyOrder(names);
    }
  }

  @Test
  void anEventThatNobodyWantsIsDoneWith() throws Exception {
    try (DeliveryScene scene = new DeliveryScene()) {
      scene.publish("lead.created");
      scene.drain();

      assertThat(scene.attempts).isEmpty();
    }
  }

  @Test
  void anEndpointGetsItsEventsInOrder() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm")) {
      scene.publishMany(3);
      scene.drain();

      assertThat(scene.transport.bodies("crm"))
          .containsExactly("lead.created #1", "lead.created #2", "lead.created #3");
    }
  }

  @Test
  void everyEndpointGetsTheSameIdAndItsOwnSignature() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm", "erp")) {
      scene.publish("lead.created");
      scene.drain();

      DeliveryRequest crm = scene.transport.requests("crm").get(0);
      DeliveryRequest erp = scene.transport.requests("erp").get(0);
      assertThat(crm.headers().get(WebhookHeaders.ID))
          .startsWith("msg_")
          .isEqualTo(erp.headers().get(WebhookHeaders.ID));
      assertThat(crm.headers().get(WebhookHeaders.SIGNATURE))
          .isNotEqualTo(erp.headers().get(WebhookHeaders.SIGNATURE));
    }
  }

  @Test
  void whoIsLeftHoldsUpOthersOnceAnEndpointInOrderIsDone() {
    FanOut fanOut = fanOut(DeliveryTest.event(1, "msg_1", 7L), 3, false);
    Work.Done left = fanOut.at(slow);
    fanOut.at(erp).accept(null, new Outcome.Delivered());
    assertThat(left.holdsUpOthers()).isFalse();

    fanOut.at(crmInOrder).accept(null, new Outcome.Delivered());

    assertThat(left.holdsUpOthers()).isTrue();
  }

  @Test
  void whoIsLeftHoldsUpTheOrderOfAnEndpointThatDoesNotGetTheEvent() {
    assertThat(fanOut(DeliveryTest.event(1, "msg_1", 7L), 1, true).at(slow).holdsUpOthers())
        .isTrue();
    assertThat(fanOut(DeliveryTest.event("msg_1"), 1, true).at(slow).holdsUpOthers()).isFalse();
  }

  @Test
  void whoIsLeftHoldsUpWhatHasToBeTriedAgain() {
    FanOut fanOut = fanOut(DeliveryTest.event("msg_1"), 2, false);
    assertThat(fanOut.at(slow).holdsUpOthers()).isFalse();

    fanOut.at(erp).accept(null, new Outcome.Retry(DeliveryScene.FIRST, "503"));

    assertThat(fanOut.at(slow).holdsUpOthers()).isTrue();
  }

  private static FanOut fanOut(PendingEvent event, int receivers, boolean othersInOrder) {
    return new FanOut(event, receivers, othersInOrder, (settled, attempts) -> {});
  }

  @Test
  void aRequestIsOneThatItsReceiverCanVerify() throws Exception {
    try (DeliveryScene scene = new DeliveryScene("crm")) {
      scene.publish("lead.created");
      scene.drain();

      DeliveryRequest request = scene.transport.requests("crm").get(0);
      Attempt attempt = scene.attempts.get(0);
      Secret shared = Secret.parse(attempt.delivery().endpoint().secrets().get(0).reveal());
      WebhookVerifier receiver =
          new WebhookVerifier(List.of(shared), Duration.ofSeconds(1), scene.clock);
      assertThatNoException().isThrownBy(() -> receiver.verify(request.headers(), request.body()));
    }
  }
}
