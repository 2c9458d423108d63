package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.bounds;
import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static io.webhookkit.delivery.DeliveryScene.endpointInOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.endpoint.InMemoryEndpoints;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** An {@link Error} in somebody else's code costs no thread, no room and no place in a window. */
class ErrorTest {

  private final TestClock clock = new TestClock();
  private final AtomicInteger errors = new AtomicInteger(1);

  @Test
  void ofAListenerChangesNothing() throws Exception {
    WebhookListener asserting =
        new WebhookListener() {
          @Override
          public void attempted(Attempt attempt) {
            throw new AssertionError("a listener's check");
          }
        };
    try (DeliveryScene scene =
        new DeliveryScene(
            b -> b.endpoint(endpoint("crm", "*")).listener(asserting).delivery(bounds(1, 1)))) {
      scene.publishMany(3);
      scene.drain();

      assertThat(scene.transport.requests("crm")).hasSize(3);
    }
  }

  @Test
  void ofATransportIsAFailedAttempt() throws Exception {
    try (DeliveryScene scene =
        new DeliveryScene(b -> b.endpoint(endpoint("crm", "*")).transport(new Unlinked()))) {
      scene.publish("lead.created");
      scene.drain();

      assertThat(scene.outcomes())
          .containsExactly(
              new Outcome.Retry(DeliveryScene.FIRST, "the transport failed: NoClassDefFoundError"));
    }
  }

  @Test
  void ofARepositoryThatIsToDisableParksAllTheSame() throws Exception {
    errors.set(0);
    try (DeliveryScene scene = new DeliveryScene(b -> b.endpoints(new FailingOnce()))) {
      scene.transport.answer("crm", 410);

      scene.publish("deal.won");
      scene.drain();

      assertThat(scene.outcomes()).containsExactly(new Outcome.Parked(Sender.IS_GONE));
    }
  }

  @Test
  void ofARepositoryThatIsAskedForEndpointsStopsNothingElse() throws Exception {
    errors.set(0);
    try (DeliveryScene scene =
        new DeliveryScene(b -> b.endpoints(new FailingOnce()).delivery(bounds(1, 1)))) {
      errors.set(1);
      scene.publish("lead.created");
      scene.drain();
      scene.publish("deal.won");
      scene.drain();

      assertThat(scene.transport.bodies("crm")).containsExactly("deal.won #2");
    }
  }

  @Test
  void ofAnOutboxThatIsReadIsOneBadLook() throws Exception {
    FlakyOutbox outbox =
        new FlakyOutbox(clock) {
          @Override
          public Look look() {
            failIfAny();
            return super.look();
          }
        };
    try (DeliveryScene scene = scene(outbox)) {
      scene.publish("lead.created");
      scene.drain();

      assertThat(scene.transport.requests("crm")).hasSize(1);
    }
  }

  @Test
  void ofAnOutboxThatStoresIsTriedAgain() throws Exception {
    AtomicInteger stored = new AtomicInteger();
    FlakyOutbox outbox =
        new FlakyOutbox(clock) {
          @Override
          public void settle(Settlement settlement) {
            failIfAny();
            stored.addAndGet(settlement.events().size());
          }
        };
    try (DeliveryScene scene = scene(outbox)) {
      scene.publish("lead.created");
      scene.drain();

      assertThat(stored).hasValue(1);
    }
  }

  @Test
  void ofAnOutboxThatIsAskedForAnOrderCostsNoRoom() throws Exception {
    FlakyOutbox outbox =
        new FlakyOutbox(clock) {
          @Override
          public List<Undelivered> undelivered(Collection<Long> orderKeys, LongPredicate held) {
            failIfAny();
            return super.undelivered(orderKeys, held);
          }
        };
    try (DeliveryScene scene = sceneInOrder(outbox)) {
      deliver(scene, "7");
      deliver(scene, "8");

      assertThat(scene.transport.requests("crm")).hasSize(1);
    }
  }

  @Test
  void ofAnOutboxThatUnblocksCostsNoRoom() throws Exception {
    FlakyOutbox outbox =
        new FlakyOutbox(clock) {
          @Override
          public Set<String> unblock(Collection<Long> orderKeys) {
            failIfAny();
            return super.unblock(orderKeys);
          }
        };
    try (DeliveryScene scene = sceneInOrder(outbox)) {
      deliver(scene, "7");
      deliver(scene, "7");

      assertThat(scene.transport.requests("crm")).hasSize(2);
    }
  }

  @Test
  void ofAnOutboxThatPurgesIsOneBadPurge() {
    FlakyOutbox outbox =
        new FlakyOutbox(clock) {
          @Override
          public long purge(Duration age) {
            failIfAny();
            return super.purge(age);
          }
        };
    try (Purger purger = new Purger(outbox, Duration.ofDays(7))) {
      assertThatNoException().isThrownBy(purger::purge);
    }
  }

  private static DeliveryScene sceneInOrder(FlakyOutbox outbox) {
    return new DeliveryScene(
        b -> b.endpoint(endpointInOrder("crm")).outbox(outbox).delivery(bounds(1, 1)));
  }

  private static void deliver(DeliveryScene scene, String subject) throws Exception {
    scene.webhooks.publish("lead.created", subject, "data");
    scene.drain();
  }

  private DeliveryScene scene(FlakyOutbox outbox) {
    return new DeliveryScene(b -> b.endpoint(endpoint("crm", "*")).outbox(outbox));
  }

  private void failIfAny() {
    if (errors.getAndDecrement() > 0) {
      throw new LinkageError("a driver of another version");
    }
  }

  private static final class Unlinked implements DeliveryTransport {
    @Override
    public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
      throw new NoClassDefFoundError("org/example/Client");
    }

    @Override
    public void close() {}
  }

  private final class FailingOnce implements EndpointRepository {
    private final EndpointRepository endpoints =
        new InMemoryEndpoints(List.of(endpoint("crm", "*")));

    @Override
    public Collection<Endpoint> enabled() {
      failIfAny();
      return endpoints.enabled();
    }

    @Override
    public Optional<Endpoint> find(String name) {
      return endpoints.find(name);
    }

    @Override
    public boolean isDisabled(String name) {
      return endpoints.isDisabled(name);
    }

    @Override
    public void disable(String name, String reason) {
      throw new LinkageError("a driver of another version");
    }
  }
}
