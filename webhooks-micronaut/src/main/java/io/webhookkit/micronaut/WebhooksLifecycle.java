package io.webhookkit.micronaut;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.Webhooks;
import jakarta.inject.Singleton;

/**
 * Starts delivery when the context is up, every session factory included. Stops it after the web
 * server has, but before any bean is destroyed: the database is still there.
 */
@Singleton
final class WebhooksLifecycle {

  private final Webhooks webhooks;
  private final HandlerMethods handlers;

  WebhooksLifecycle(Webhooks webhooks, HandlerMethods handlers) {
    this.webhooks = webhooks;
    this.handlers = handlers;
  }

  @EventListener
  void start(StartupEvent event) {
    try {
      handlers.addTo(webhooks.inbound());
      webhooks.start();
    } catch (WebhookConfigurationException e) {
      throw e.within("webhooks");
    }
  }

  @EventListener
  void stop(ShutdownEvent event) {
    webhooks.close();
  }
}
