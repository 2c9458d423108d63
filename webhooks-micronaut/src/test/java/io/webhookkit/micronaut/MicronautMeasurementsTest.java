package io.webhookkit.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.webhookkit.Webhooks;
import io.webhookkit.delivery.DeliveryObserver;
import io.webhookkit.delivery.micrometer.DeliveryMetrics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an application measures anyway, it measures of its webhooks too. */
class MicronautMeasurementsTest {

  @Test
  void theMeterRegistryOfMicronautHasTimersAndGauges() throws InterruptedException {
    try (TestContext app = new TestContext().run()) {
      publish(app);

      MeterRegistry registry = app.bean(MeterRegistry.class);
      assertThat(
              registry
                  .get("webhooks.attempts")
                  .tags("endpoint", "crm", "outcome", "delivered")
                  .timer()
                  .count())
          .isEqualTo(1);
      assertThat(registry.get("webhooks.queue.capacity").gauge().value()).isEqualTo(10_000);
      assertThat(registry.get("webhooks.oldest.age").gauge().value()).isZero();
    }
  }

  @Test
  void anObservationRegistryObservesDeliveries() throws InterruptedException {
    try (TestContext app = new TestContext().with("own", "observations").run()) {
      publish(app);

      assertThat(app.bean(Observing.ObservedNames.class).names).contains("webhooks.delivery");
    }
  }

  @Test
  void whereMicronautMeasuresNothingNothingIsMeasured() throws InterruptedException {
    try (TestContext app = new TestContext().with("micronaut.metrics.enabled", "false").run()) {
      publish(app);

      assertThat(app.has(DeliveryMetrics.class)).isFalse();
      assertThat(app.has(DeliveryObserver.class)).isFalse();
    }
  }

  private static void publish(TestContext app) throws InterruptedException {
    Webhooks webhooks = app.bean(Webhooks.class);
    webhooks.publish("lead.imported", "7", Map.of("count", 812));
    assertThat(webhooks.drain(Duration.ofSeconds(10))).isTrue();
  }
}
