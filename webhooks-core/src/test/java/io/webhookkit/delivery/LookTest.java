package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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

  private DeliveryScene scene(FlakyOutbox outbox) {
    return new DeliveryScene(
        b ->
            b.endpoint(endpoint("crm", "*")).outbox(outbox).delivery(DeliveryScene.bounds(100, 1)));
  }
}
