package io.webhookkit.jakarta;

import io.webhookkit.Webhooks;
import io.webhookkit.testkit.WebhookRecorder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real application on Weld SE, whose endpoint named crm is a recorder. */
final class TestApplication implements AutoCloseable {

  final WebhookRecorder recorder = WebhookRecorder.start();
  final Map<String, String> settings = new HashMap<>();
  private final List<Class<?>> beans = new ArrayList<>();
  private SeContainer container;

  TestApplication() {
    with("webhooks.endpoints.crm.url", recorder.url());
    with("webhooks.endpoints.crm.secret", recorder.secret());
    with("webhooks.endpoints.crm.events", "lead.*");
    with("webhooks.event-types", "lead.imported");
    with("webhooks.trusted-hosts", "127.0.0.1");
  }

  TestApplication with(String property, String value) {
    settings.put(property, value);
    return this;
  }

  TestApplication with(Class<?>... classes) {
    beans.addAll(List.of(classes));
    return this;
  }

  /** Runs with the settings as a bean of the application. */
  TestApplication run() {
    return with(ProducedSettings.class).runUnconfigured();
  }

  TestApplication runUnconfigured() {
    container =
        SeContainerInitializer.newInstance()
            .addBeanClasses(beans.toArray(Class<?>[]::new))
            .addExtensions(new Given(settings))
            .initialize();
    recorder.draining(bean(Webhooks.class));
    return this;
  }

  <T> T bean(Class<T> type, Annotation... qualifiers) {
    return container.select(type, qualifiers).get();
  }

  Long create(String email) {
    return bean(EntityManagerFactory.class)
        .callInTransaction(
            entities -> {
              Lead lead = new Lead(email);
              entities.persist(lead);
              return lead.id;
            });
  }

  @Override
  public void close() {
    if (container != null) {
      container.close();
    }
    recorder.close();
  }

  /** Carries the settings of a test into its container. */
  static class Given implements Extension {

    private final Map<String, String> settings;

    /** For the container, which makes a proxy. */
    Given() {
      this(Map.of());
    }

    Given(Map<String, String> settings) {
      this.settings = settings;
    }

    Map<String, String> settings() {
      return settings;
    }
  }

  @Dependent
  static class ProducedSettings {

    @Produces
    @Singleton
    WebhooksSettings settings(Given given) {
      return WebhooksSettings.of(given.settings());
    }
  }
}
