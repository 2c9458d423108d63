package io.webhookkit.micronaut;

import io.micronaut.context.ApplicationContext;
import io.webhookkit.Webhooks;
import io.webhookkit.testkit.WebhookRecorder;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A real Micronaut application on H2, whose endpoint named crm is a recorder. */
final class TestContext implements AutoCloseable {

  final WebhookRecorder recorder = WebhookRecorder.start();
  private final Map<String, Object> properties = new HashMap<>();
  private ApplicationContext context;

  TestContext() {
    withDatabase("default");
    with("jpa.default.entity-scan.packages", "io.webhookkit.micronaut");
    with("jpa.default.properties.hibernate.hbm2ddl.auto", "create");
    with("webhooks.endpoints.crm.url", recorder.url());
    with("webhooks.endpoints.crm.secret", recorder.secret());
    with("webhooks.endpoints.crm.events", "lead.*");
    with("webhooks.event-types", "lead.imported");
    with("webhooks.trusted-hosts", "127.0.0.1");
  }

  TestContext with(String property, Object value) {
    properties.put(property, value);
    return this;
  }

  TestContext withDatabase(String name, String manager) {
    return withDatabase(name).with("datasources." + name + ".transaction-manager", manager);
  }

  private TestContext withDatabase(String name) {
    String database = "datasources." + name;
    with(database + ".url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    with(database + ".username", "sa");
    with(database + ".password", "");
    return with(database + ".driver-class-name", "org.h2.Driver");
  }

  TestContext withoutDatabases() {
    properties.keySet().removeIf(property -> property.startsWith("datasources."));
    return this;
  }

  TestContext withoutSettings() {
    properties.keySet().removeIf(property -> property.startsWith("webhooks."));
    return this;
  }

  TestContext run() {
    context = ApplicationContext.run(properties);
    context.findBean(Webhooks.class).ifPresent(recorder::draining);
    return this;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  boolean has(Class<?> type) {
    return context.containsBean(type);
  }

  @Override
  public void close() {
    if (context != null) {
      context.close();
    }
    recorder.close();
  }
}
