package io.webhookkit.examples.wildflyleads;

import io.webhookkit.jakarta.WebhooksSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Settings without MicroProfile Config. */
@Dependent
class ProducedSettings {

  @Produces
  @Singleton
  WebhooksSettings settings() {
    return WebhooksSettings.of(
        System.getProperties().stringPropertyNames().stream()
            .filter(name -> name.startsWith("webhooks."))
            .collect(Collectors.toMap(name -> name, System::getProperty)));
  }
}
