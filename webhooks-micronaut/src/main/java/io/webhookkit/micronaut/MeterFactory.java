package io.webhookkit.micronaut;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.webhookkit.delivery.micrometer.DeliveryMetrics;
import jakarta.inject.Singleton;

/** Where there is a meter registry, deliveries are measured. */
@Factory
@Requires(classes = MeterRegistry.class, beans = MeterRegistry.class)
final class MeterFactory {

  @Singleton
  @Requires(missingBeans = DeliveryMetrics.class)
  DeliveryMetrics deliveryMetrics(MeterRegistry registry) {
    return new DeliveryMetrics(registry);
  }
}
