package io.webhookkit.spring;

import io.webhookkit.WebhooksBuilder;

/**
 * Says in code how the webhooks are made; every bean of this type is asked, in their order. What it
 * says replaces what properties and other beans have said. Without Spring Boot, whose {@code
 * webhooks.*} properties are not there, it is the place for all settings.
 */
@FunctionalInterface
public interface WebhooksCustomizer {

  /**
   * Tells the builder.
   *
   * @throws io.webhookkit.WebhookConfigurationException if a setting can't be used; it ends the
   *     start
   */
  void customize(WebhooksBuilder builder);
}
