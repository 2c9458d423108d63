package io.webhookkit.delivery.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.webhookkit.WebhookException;
import io.webhookkit.delivery.DispatcherLoad;
import io.webhookkit.delivery.Standing;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacklogMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Standing standing = new Standing(3, 5, 7, Optional.of(Duration.ofMillis(90_500)));
  private boolean broken;
  private int asked;
  private long now = -5; // a nanoTime may be below zero

  @BeforeEach
  void bind() {
    new BacklogMetrics(() -> new DispatcherLoad(12, 10_000), this::read, () -> now)
        .bindTo(registry);
  }

  @Test
  void theQueueAndItsCapacityAreWhatIsInMemory() {
    assertThat(value("webhooks.queue")).isEqualTo(12);
    assertThat(value("webhooks.queue.capacity")).isEqualTo(10_000);
    assertThat(asked).isZero();
  }

  @Test
  void theBacklogIsWhatTheOutboxHolds() {
    assertThat(value("webhooks.backlog.events")).isEqualTo(3);
    assertThat(value("webhooks.backlog.deliveries")).isEqualTo(5);
    assertThat(value("webhooks.backlog.parked")).isEqualTo(7);
  }

  @Test
  void theAgeOfTheOldestIsInSeconds() {
    assertThat(value("webhooks.oldest.age")).isEqualTo(90.5);
    assertThat(registry.get("webhooks.oldest.age").gauge().getId().getBaseUnit())
        .isEqualTo("seconds");
  }

  @Test
  void nothingHasNoAge() {
    standing = new Standing(0, 0, 7, Optional.empty());

    assertThat(value("webhooks.oldest.age")).isZero();
  }

  @Test
  void theOutboxIsAskedOnceInThirtySeconds() {
    value("webhooks.backlog.events");
    standing = new Standing(4, 0, 0, Optional.empty());
    now += Duration.ofSeconds(29).toNanos();
    assertThat(value("webhooks.backlog.events")).isEqualTo(3);
    assertThat(value("webhooks.backlog.parked")).isEqualTo(7);
    assertThat(asked).isEqualTo(1);

    now += Duration.ofSeconds(1).toNanos();
    assertThat(value("webhooks.backlog.events")).isEqualTo(4);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void anOutboxThatCannotBeReadIsNoNumberAndNotAskedAgainAtOnce() {
    broken = true;

    assertThat(value("webhooks.backlog.events")).isNaN();
    assertThat(value("webhooks.oldest.age")).isNaN();
    assertThat(asked).isEqualTo(1);
  }

  private double value(String gauge) {
    return registry.get(gauge).gauge().value();
  }

  private Standing read() {
    asked++;
    if (broken) {
      throw new WebhookException("the database is away");
    }
    return standing;
  }
}
