package io.webhookkit.micronaut;

import io.micrometer.observation.ObservationRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.webhookkit.delivery.DeliveryObserver;
import io.webhookkit.delivery.micrometer.ObservedDeliveries;
import jakarta.inject.Singleton;

/** Where there is an observation registry, each attempt is an observation. */
@Factory
@Requires(classes = ObservationRegistry.class, beans = ObservationRegistry.class)
final class ObservationFactory {

  @Singleton
  @Requires(missingBeans = DeliveryObserver.class)
  DeliveryObserver deliveryObserver(ObservationRegistry registry) {
    return new ObservedDeliveries(registry);
  }
}
