package io.webhookkit.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.webhookkit.delivery.DispatcherSettings;
import java.time.Duration;

/**
 * The bounds of the dispatcher.
 *
 * @param capacity How many events and deliveries are held in memory at most.
 * @param window How many deliveries are under way to one endpoint at most.
 * @param pollInterval How often the outbox is asked for what other nodes have left.
 * @param shutdownTimeout How long a shutdown waits for what is under way.
 */
@ConfigurationProperties("webhooks.delivery")
public record DeliveryConfiguration(
    @Bindable(defaultValue = "10000") int capacity,
    @Bindable(defaultValue = "64") int window,
    @Bindable(defaultValue = "10s") Duration pollInterval,
    @Bindable(defaultValue = "20s") Duration shutdownTimeout) {

  DispatcherSettings settings() {
    return new DispatcherSettings(capacity, window, pollInterval, shutdownTimeout);
  }
}
