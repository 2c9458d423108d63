package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static io.webhookkit.delivery.DeliveryScene.endpointInOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How often the dispatcher looks into the outbox when that is of no use. */
class LookTest {

  private final TestClock clock = new TestClock();
  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void aDueRowThatAnotherNodeHasLockedIsNotAskedForWithoutAPause() {
    FlakyOutbox locked =
        new FlakyOutbox(clock) {
          @Override
          public Look look() {
            looks.incrementAndGet();
            Optional<Duration> due = Optional.of(Duration.ZERO);
            return new Look(Optional.empty(), due, false, false, Set.of());
          }
        };
    long start = System.nanoTime();
    try (DeliveryScene scene = scene(locked)) {
      Await.until("it has looked six times", () -> looks.get() >= 6);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void drainingDoesNotClaimSuccessWhileTheOutboxCannotBeRead() throws Exception {
    FlakyOutbox away =
        new FlakyOutbox(clock) {
          @Override
          public Look look() {
            looks.incrementAndGet();
            throw new IllegalStateException("the database is away");
          }
        };
    try (DeliveryScene scene = scene(away)) {
      assertThat(scene.webhooks.drain(Duration.ofSeconds(1))).isFalse();
    }

    assertThat(looks).as("looks").hasValueLessThanOrEqualTo(10);
  }

  @Test
  void whatIsRedeliveredInTheMidstOfALookIsSeenByTheNext() throws Exception {
    AtomicReference<Runnable> afterLook = new AtomicReference<>();
    FlakyOutbox outbox =
        new FlakyOutbox(clock) {
          @Override
          public Look look() {
            Look look = super.look();
            Optional.ofNullable(afterLook.getAndSet(null)).ifPresent(Runnable::run);
            return look;
          }
        };
    try (DeliveryScene scene =
        new DeliveryScene(
            b ->
                b.endpoint(endpointInOrder("crm"))
                    .outbox(outbox)
                    .clock(clock)
                    .delivery(DeliveryScene.bounds(100, 1)))) {
      scene.transport.answer("crm", 500, 500, 500);
      scene.webhooks.publish("lead.created", "7", "data");
      scene.drain();
      clock.advance(DeliveryScene.FIRST);
      scene.drain();
      clock.advance(DeliveryScene.SECOND);
      scene.drain();

      afterLook.set(() -> scene.webhooks.redeliver("crm"));
      scene.webhooks.resume("crm"); // asks for a look

      Await.until("it is sent again", () -> scene.transport.requests("crm").size() == 4);
    }
  }

  private DeliveryScene scene(FlakyOutbox outbox) {
    return new DeliveryScene(
        b ->
            b.endpoint(endpoint("crm", "*")).outbox(outbox).delivery(DeliveryScene.bounds(100, 1)));
  }
}
