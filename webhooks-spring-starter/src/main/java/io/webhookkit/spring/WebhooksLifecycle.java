package io.webhookkit.spring;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.Webhooks;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Starts delivery when the application is up, and ends it with the application: after the web
 * server has answered its last request, but before the database goes.
 */
final class WebhooksLifecycle implements SmartLifecycle {

  /**
   * Below the phases in which Spring Boot's web server starts, stops, and shuts down gracefully.
   */
  private static final int PHASE = DEFAULT_PHASE - 4096;

  private final Webhooks webhooks;
  private final HandlerMethods handlers;
  private final ConfigurableApplicationContext context;
  private volatile boolean running;

  WebhooksLifecycle(
      Webhooks webhooks, HandlerMethods handlers, ConfigurableApplicationContext context) {
    this.webhooks = webhooks;
    this.handlers = handlers;
    this.context = context;
  }

  @Override
  public void start() {
    try {
      handlers.addTo(webhooks.inbound());
      webhooks.start();
    } catch (WebhookConfigurationException e) {
      throw e.within("webhooks");
    }
    running = true;
  }

  /** Once closed, webhooks don't start again, so in a context that may do so they go on. */
  @Override
  public void stop() {
    if (context.isClosed()) {
      running = false;
      webhooks.close();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** A test context that waits in the cache goes on as well. */
  @Override
  public boolean isPauseable() {
    return false;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
