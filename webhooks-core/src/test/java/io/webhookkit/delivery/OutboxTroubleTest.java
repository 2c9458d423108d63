package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The dispatcher outlives an outbox that fails or is slow. */
class OutboxTroubleTest {

  private final TestClock clock = new TestClock();

  @Test
  void anOutcomeThatCannotBeStoredIsStoredLater() throws Exception {
    AtomicInteger failures = new AtomicInteger(2);
    FlakyOutbox outbox =
        new FlakyOutbox(clock) {
          @Override
          public void settle(Settlement settlement) {
            failIfAny(failures);
            super.settle(settlement);
          }
        };
    try (DeliveryScene scene = scene(outbox)) {
      scene.transport.answer("crm", 500);

      scene.publish("lead.created");
      scene.drain();
      clock.advance(DeliveryScene.FIRST);
      scene.drain();

      assertThat(failures).hasNegativeValue();
      assertThat(scene.transport.requests("crm")).hasSize(2);
    }
  }

  @Test
  void anOutboxThatCannotBeReadIsAskedAgain() throws Exception {
    AtomicInteger failures = new AtomicInteger(1);
    FlakyOutbox outbox =
        new FlakyOutbox(clock) {
          @Override
          public Look look() {
            failIfAny(failures);
            return super.look();
          }
        };
    try (DeliveryScene scene = scene(outbox)) {
      scene.drain();
      scene.publish("lead.created");
      scene.drain();

      assertThat(failures).hasValueLessThanOrEqualTo(0);
      assertThat(scene.transport.requests("crm")).hasSize(1);
    }
  }

  @Test
  void drainingWaitsForALookAtTheOutboxThatBeganAfterIt() throws Exception {
    CountDownLatch inLook = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    FlakyOutbox outbox =
        new FlakyOutbox(clock) {
          @Override
          public Look look() {
            Optional<Duration> due = Optional.of(Duration.ZERO);
            return new Look(super.look().untilEvents(), due, false, false, Set.of());
          }

          @Override
          public List<PendingDelivery> claimDeliveries(int max) {
            inLook.countDown();
            awaitQuietly(go);
            return super.claimDeliveries(max);
          }
        };
    try (DeliveryScene scene =
        new DeliveryScene(
            b ->
                b.endpoint(endpoint("crm", "*"))
                    .outbox(outbox)
                    .delivery(DeliveryScene.bounds(1, 1)))) {
      inLook.await();
      scene.publish("lead.created"); // the look holds the only place, so that this is only stored
      AtomicInteger deliveredByThen = new AtomicInteger();
      Thread drain =
          new Thread(
              () -> {
                drain(scene);
                deliveredByThen.set(scene.transport.requests("crm").size());
              });
      drain.start();
      Await.until("it drains", () -> drain.getState() == Thread.State.TIMED_WAITING);

      go.countDown();
      drain.join();

      assertThat(deliveredByThen).hasValue(1);
    }
  }

  @Test
  void closingNeverInterruptsTheOutboxAtWork() throws Exception {
    CountDownLatch storing = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger stored = new AtomicInteger();
    FlakyOutbox outbox =
        new FlakyOutbox(clock) {
          @Override
          public void settle(Settlement settlement) {
            storing.countDown();
            awaitQuietly(go);
            stored.addAndGet(settlement.events().size());
          }
        };
    DeliveryScene scene = scene(outbox);
    scene.publish("lead.created");
    storing.await();

    Thread close = new Thread(scene::close);
    close.start();
    Await.until("it waits for the outbox", () -> isWaitingForTheSettler(close));
    go.countDown();
    close.join();

    assertThat(stored).hasValue(1);
  }

  private DeliveryScene scene(FlakyOutbox outbox) {
    return new DeliveryScene(b -> b.endpoint(endpoint("crm", "*")).outbox(outbox).clock(clock));
  }

  private static void drain(DeliveryScene scene) {
    try {
      scene.drain();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isWaitingForTheSettler(Thread close) {
    return List.of(close.getStackTrace()).stream()
        .anyMatch(frame -> frame.getClassName().equals(Settler.class.getName()));
  }

  private static void failIfAny(AtomicInteger failures) {
    if (failures.getAndDecrement() > 0) {
      throw new IllegalStateException("the database is away");
    }
  }

  /** Waits as a driver waits for its database: an interrupt breaks it. */
  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted at work", e);
    }
  }
}
