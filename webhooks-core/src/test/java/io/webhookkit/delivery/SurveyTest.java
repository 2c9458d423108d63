package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.FIRST;
import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.WebhooksBuilder;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.InMemoryEndpoints;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What waits in the outbox for its endpoint is found, and nothing is asked for at the others. */
class SurveyTest {

  private static final int MANY = 1_000;

  private final TestClock clock = new TestClock();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final FlakyOutbox outbox =
      new FlakyOutbox(clock) {
        @Override
        public List<PendingDelivery> claimWaiting(String endpoint, int max) {
          asked.add(endpoint);
          return super.claimWaiting(endpoint, max);
        }
      };

  @Test
  void ofManyEndpointsOnlyThoseAreAskedForAtWhichSomethingWaits() throws Exception {
    try (DeliveryScene scene = new DeliveryScene(b -> many(b, name -> endpoint(name, "*")))) {
      scene.webhooks.pause("e7");
      scene.publish("lead.created");
      scene.drain();
      scene.webhooks.resume("e7");
      scene.drain();

      assertThat(asked).containsOnly("e7");
      assertThat(scene.transport.requests("e7")).hasSize(1);
    }
  }

  @Test
  void ofManyEndpointsInOrderOnlyThoseAreAskedForAtWhichSomethingIsFree() throws Exception {
    try (DeliveryScene scene =
        new DeliveryScene(b -> many(b, DeliveryScene::endpointInOrder).clock(clock))) {
      scene.transport.answer("e7", 503, 200);
      scene.webhooks.publish("lead.created", "7", "data");
      scene.drain();
      scene.webhooks.publish("lead.created", "7", "data");
      scene.drain();
      clock.advance(FIRST);
      scene.drain();

      assertThat(asked).containsOnly("e7");
      assertThat(scene.transport.requests("e7")).hasSize(3);
    }
  }

  private WebhooksBuilder many(WebhooksBuilder builder, Function<String, Endpoint> endpoint) {
    IntStream.range(0, MANY).forEach(i -> builder.endpoint(endpoint.apply("e" + i)));
    return builder.outbox(outbox);
  }

  @Test
  void whatWaitsForAnEndpointThatIsDisabledHereIsLeftToOthers() throws Exception {
    try (DeliveryScene earlier =
        new DeliveryScene(b -> b.endpoint(endpoint("crm", "*")).outbox(outbox))) {
      earlier.webhooks.pause("crm");
      earlier.publish("lead.created");
      earlier.drain();
    }
    InMemoryEndpoints endpoints = new InMemoryEndpoints(List.of(endpoint("crm", "*")));
    endpoints.disable("crm", "it answered 410 Gone");
    try (DeliveryScene scene = new DeliveryScene(b -> b.endpoints(endpoints).outbox(outbox))) {
      scene.drain();

      assertThat(outbox.waitingEndpoints()).containsExactly("crm");
    }
  }
}
