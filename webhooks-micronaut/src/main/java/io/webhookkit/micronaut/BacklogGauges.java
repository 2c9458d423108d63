package io.webhookkit.micronaut;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.webhookkit.Webhooks;
import io.webhookkit.delivery.micrometer.BacklogMetrics;
import jakarta.inject.Singleton;

/**
 * Where there is a meter registry, the backlog is measured. No {@code MeterBinder} bean: those are
 * made with the registry, which the data source asks for, which the webhooks wait for.
 */
@Singleton
@Requires(classes = MeterRegistry.class, beans = MeterRegistry.class)
final class BacklogGauges {

  private final Webhooks webhooks;
  private final MeterRegistry registry;

  BacklogGauges(Webhooks webhooks, MeterRegistry registry) {
    this.webhooks = webhooks;
    this.registry = registry;
  }

  @EventListener
  void bind(StartupEvent event) {
    new BacklogMetrics(webhooks::load, webhooks::standing).bindTo(registry);
  }
}
