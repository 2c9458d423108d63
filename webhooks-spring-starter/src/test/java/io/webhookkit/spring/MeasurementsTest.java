package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.webhookkit.Webhooks;
import io.webhookkit.delivery.DeliveryObserver;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.micrometer.DeliveryMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** What an application measures anyway, it measures of its webhooks too. */
class MeasurementsTest {

  private final SentRequests sent = new SentRequests();

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(WebhooksAutoConfiguration.class))
          .withBean(DeliveryTransport.class, () -> sent)
          .withPropertyValues(
              "webhooks.outbox.type=memory",
              "webhooks.event-types=lead.imported",
              "webhooks.endpoints.crm.url=https://crm.example.com/hooks",
              "webhooks.endpoints.crm.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
              "webhooks.endpoints.crm.events=lead.*");

  @Test
  void aMeterRegistryHasTimersAndGauges() {
    application
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .run(
            context -> {
              publish(context);
              assertMeasured(context.getBean(MeterRegistry.class));
            });
  }

  @Test
  void aMeterRegistryAndAnObservationRegistryOfSpringBootAreFound() {
    application
        .withConfiguration(
            AutoConfigurations.of(
                MetricsAutoConfiguration.class,
                SimpleMetricsExportAutoConfiguration.class,
                CompositeMeterRegistryAutoConfiguration.class,
                ObservationAutoConfiguration.class))
        .run(
            context -> {
              publish(context);
              assertMeasured(context.getBean(MeterRegistry.class));
              assertThat(context).hasSingleBean(DeliveryObserver.class);
            });
  }

  @Test
  void anObservationRegistryObservesDeliveries() {
    Queue<String> observed = new ConcurrentLinkedQueue<>();
    ObservationRegistry registry = ObservationRegistry.create();
    registry
        .observationConfig()
        .observationHandler(
            (Observation.Context context) -> {
              observed.add(context.getName());
              return false;
            });
    application
        .withBean(ObservationRegistry.class, () -> registry)
        .run(
            context -> {
              publish(context);
              assertThat(observed).containsExactly("webhooks.delivery");
            });
  }

  @Test
  void withoutARegistryNothingIsMeasured() {
    application.run(
        context -> {
          publish(context);
          assertThat(context)
              .doesNotHaveBean(DeliveryMetrics.class)
              .doesNotHaveBean(DeliveryObserver.class);
        });
  }

  @Test
  void withoutMicrometerItStartsAndDelivers() {
    application
        .withClassLoader(new FilteredClassLoader("io.micrometer"))
        .run(
            context -> {
              publish(context);
              assertThat(sent.requests()).hasSize(1);
            });
  }

  private static void publish(ApplicationContext context) throws InterruptedException {
    Webhooks webhooks = context.getBean(Webhooks.class);
    webhooks.publish("lead.imported", "7", Map.of("count", 812));
    assertThat(webhooks.drain(Duration.ofSeconds(10))).isTrue();
  }

  private static void assertMeasured(MeterRegistry registry) {
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
