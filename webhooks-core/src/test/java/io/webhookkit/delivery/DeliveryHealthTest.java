package io.webhookkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.webhookkit.WebhookException;
import io.webhookkit.WebhooksHealth;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryHealthTest {

  private Standing standing = new Standing(3, 5, 7, Optional.of(Duration.ofMillis(90_500)));
  private boolean broken;
  private int asked;
  private long now = -5; // a nanoTime may be below zero

  private final DeliveryHealth health =
      new DeliveryHealth(() -> new DispatcherLoad(12, 10_000), this::read, () -> now);

  @Test
  void whatWaitsIsToldAndIsNoIllness() {
    WebhooksHealth told = health.check();

    assertThat(told.up()).isTrue();
    assertThat(told.details())
        .containsExactly(
            entry("pendingEvents", 3L),
            entry("pendingDeliveries", 5L),
            entry("parkedDeliveries", 7L),
            entry("oldestAgeSeconds", 90L),
            entry("queue", 12L),
            entry("queueCapacity", 10_000L));
  }

  @Test
  void whereNothingWaitsNothingIsOld() {
    standing = new Standing(0, 0, 0, Optional.empty());

    assertThat(health.check().details()).containsEntry("oldestAgeSeconds", 0L);
  }

  @Test
  void anOutboxThatCannotBeReadIsDownAndWhatTheDatabaseSaysIsKept() {
    broken = true;

    WebhooksHealth told = health.check();

    assertThat(told.up()).isFalse();
    assertThat(told.details()).containsOnlyKeys("error", "queue", "queueCapacity");
    assertThat(told.details().toString()).doesNotContain("db.internal");
  }

  @Test
  void whoeverAsksOftenDoesNotBotherTheDatabase() {
    health.check();
    now += DeliveryHealth.MAX_AGE.toNanos() - 1;
    health.check();
    assertThat(asked).isEqualTo(1);

    broken = true;
    now += 1;
    assertThat(health.check().up()).isFalse();
    assertThat(health.check().up()).isFalse();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void theFacadeTellsWhatItsOutboxHolds() throws InterruptedException {
    try (DeliveryScene scene = new DeliveryScene("crm")) {
      scene.transport.answer("crm", 500);
      scene.publish("lead.created");
      scene.drain();

      assertThat(scene.webhooks.health().details()).containsEntry("pendingDeliveries", 1L);
    }
  }

  private Standing read() {
    asked++;
    if (broken) {
      throw new WebhookException("no connection to db.internal as user hooks");
    }
    return standing;
  }
}
