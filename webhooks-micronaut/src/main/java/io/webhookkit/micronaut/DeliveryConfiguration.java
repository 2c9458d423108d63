package io.webhookkit.micronaut;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.webhookkit.Setting;
import io.webhookkit.delivery.DispatcherSettings;

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
    @Bindable(defaultValue = "10000") String capacity,
    @Bindable(defaultValue = "64") String window,
    @Bindable(defaultValue = "10s") String pollInterval,
    @Bindable(defaultValue = "20s") String shutdownTimeout) {

  DispatcherSettings settings() {
    return new DispatcherSettings(
        new Setting("delivery.capacity", capacity).number(),
        new Setting("delivery.window", window).number(),
        new Setting("delivery.poll-interval", pollInterval).duration(),
        new Setting("delivery.shutdown-timeout", shutdownTimeout).duration());
  }
}
