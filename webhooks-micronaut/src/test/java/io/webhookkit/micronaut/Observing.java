package io.webhookkit.micronaut;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An application that observes, where a test asks for it. */
@Factory
@Requires(property = "own", value = "observations")
class Observing {

  @Singleton
  ObservedNames observations() {
    return new ObservedNames();
  }

  @Singleton
  ObservationRegistry observationRegistry(ObservedNames observations) {
    ObservationRegistry registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(observations);
    return registry;
  }

  static final class ObservedNames implements ObservationHandler<Observation.Context> {
    final Queue<String> names = new ConcurrentLinkedQueue<>();

    @Override
    public void onStart(Observation.Context context) {
      names.add(context.getName());
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }
}
