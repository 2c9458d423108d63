package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.Settlement.SettledEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An outcome that the outbox refuses is given up; it holds neither the others nor its room. */
class UnstorableOutcomeTest {

  private final TestClock clock = new TestClock();
  private final List<Long> stored = new CopyOnWriteArrayList<>();

  @Test
  void theOthersAreStored() throws Exception {
    try (DeliveryScene scene = scene(new RefusingTheSecond())) {
      scene.publishMany(5);
      scene.drain();

      assertThat(stored).containsExactlyInAnyOrder(1L, 3L, 4L, 5L);
    }
  }

  @Test
  void itsRoomIsFreeForTheNextOne() throws Exception {
    try (DeliveryScene scene =
        new DeliveryScene(
            b ->
                b.endpoint(endpoint("crm", "*"))
                    .outbox(new RefusingTheSecond())
                    .delivery(DeliveryScene.bounds(2, 1)))) {
      for (int i = 0; i < 3; i++) {
        scene.publishMany(2);
        scene.drain();
      }

      assertThat(stored).containsExactlyInAnyOrder(1L, 3L, 4L, 5L, 6L);
    }
  }

  @Test
  void nothingIsGivenUpWhileNothingCanBeStored() throws Exception {
    AtomicInteger failures = new AtomicInteger(30);
    FlakyOutbox readOnly =
        new Storing() {
          @Override
          public void settle(Settlement settlement) {
            if (failures.getAndDecrement() > 0) {
              throw new IllegalStateException("the database is read-only");
            }
            super.settle(settlement);
          }
        };
    try (DeliveryScene scene = scene(readOnly)) {
      scene.publishMany(5);
      scene.drain();

      assertThat(stored).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }
  }

  @Test
  void anAttemptThatCannotBeLoggedCostsItsLogAlone() throws Exception {
    FlakyOutbox withoutLog =
        new Storing() {
          @Override
          public void settle(Settlement settlement) {
            if (!settlement.attempts().isEmpty()) {
              throw new IllegalStateException("no table webhook_attempt");
            }
            super.settle(settlement);
          }
        };
    try (DeliveryScene scene = scene(withoutLog)) {
      scene.publishMany(5);
      scene.drain();

      assertThat(stored).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }
  }

  @Test
  void nothingIsGivenUpWhileTheOutboxIsAway() throws Exception {
    AtomicInteger failures = new AtomicInteger(2 * Settler.TRIES);
    FlakyOutbox away =
        new Storing() {
          @Override
          public void settle(Settlement settlement) {
            if (failures.getAndDecrement() > 0) {
              throw new IllegalStateException("the database is away");
            }
            super.settle(settlement);
          }

          @Override
          public Look look() {
            if (failures.get() > 0) {
              throw new IllegalStateException("the database is away");
            }
            return super.look();
          }
        };
    try (DeliveryScene scene = scene(away)) {
      scene.publish("lead.created");
      scene.drain();

      assertThat(stored).containsExactly(1L);
    }
  }

  private DeliveryScene scene(FlakyOutbox outbox) {
    return new DeliveryScene(b -> b.endpoint(endpoint("crm", "*")).outbox(outbox));
  }

  /** Notes which events were settled. */
  private class Storing extends FlakyOutbox {
    Storing() {
      super(clock);
    }

    @Override
    public void settle(Settlement settlement) {
      super.settle(settlement);
      settlement.events().forEach(settled -> stored.add(settled.event().sequence()));
    }
  }

  private final class RefusingTheSecond extends Storing {
    @Override
    public void settle(Settlement settlement) {
      for (SettledEvent settled : settlement.events()) {
        if (settled.event().sequence() == 2) {
          throw new IllegalArgumentException("value too long");
        }
      }
      super.settle(settlement);
    }
  }
}
