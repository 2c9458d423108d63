package io.webhookkit.jakarta;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_AFTER;
import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.Webhooks;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanContainer;

/**
 * Captures and delivers from before the application's own observers of {@code Startup} run until
 * its observers of {@code Shutdown} have; no bean is destroyed yet, so the database is there.
 */
@Dependent
class WebhooksStartup {

  /**
   * Starts. Any bean may be asked for here, and so Quarkus removes none: it can't know of a handler
   * that is injected nowhere.
   */
  void start(
      @Observes @Priority(LIBRARY_BEFORE) Startup event,
      Webhooks webhooks,
      Instance<WebhooksSettings> settings,
      @Any Instance<Object> all,
      BeanContainer beans) {
    try {
      if (SettingsReader.of(settings).enabled()) {
        if (OptionalLibraries.hasHibernate()) {
          HibernateCapture.start(webhooks, all);
        }
        new HandlerMethods(beans).addTo(webhooks.inbound());
      }
      webhooks.start();
    } catch (WebhookConfigurationException e) {
      throw e.within("webhooks");
    }
  }

  void stop(@Observes @Priority(LIBRARY_AFTER) Shutdown event, Webhooks webhooks) {
    webhooks.close();
  }
}
