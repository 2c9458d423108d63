package io.webhookkit.spring;

import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.spring.WebhooksProperties.OutboxType;
import org.springframework.beans.factory.BeanFactory;

/** Tells the builder what the properties say. */
final class PropertySettings {

  private final WebhooksProperties properties;
  private final BeanFactory beans;

  PropertySettings(WebhooksProperties properties, BeanFactory beans) {
    this.properties = properties;
    this.beans = beans;
  }

  void tell(WebhooksBuilder builder) {
    settings(builder);
    properties.transport().tell(builder);
    properties.tls().forEach((name, each) -> builder.tls(each.profile(name)));
    properties.sources().forEach((name, each) -> builder.source(each.source(name)));
    if (beans.getBeanProvider(EndpointRepository.class).getIfUnique() == null) {
      properties.endpoints().forEach((name, each) -> builder.endpoint(endpoint(name, each)));
    }
    properties.endpointStore().tell(builder);
    if (properties.outbox().type() == OutboxType.MEMORY) {
      builder.outboxInMemory();
    }
  }

  private void settings(WebhooksBuilder builder) {
    WebhooksProperties.OutboxProperties outbox = properties.outbox();
    WebhooksProperties.DeliveryProperties delivery = properties.delivery();
    builder
        .system(properties.system())
        .receiving(properties.inbox().settings())
        .eventTypes(properties.eventTypes())
        .trustedHosts(properties.trustedHosts())
        .schema(outbox.schema())
        .node(outbox.node())
        .lease(outbox.lease())
        .retention(outbox.retention())
        .capturing(
            new CaptureSettings(properties.capture().bulk(), properties.capture().maxBulkRows()))
        .payload(properties.payload().settings())
        .retries(new RetrySchedule(properties.retry().delays(), properties.retry().jitter()))
        .delivery(
            new DispatcherSettings(
                delivery.capacity(),
                delivery.window(),
                delivery.pollInterval(),
                delivery.shutdownTimeout()));
  }

  private static Endpoint endpoint(String name, EndpointProperties properties) {
    return Endpoint.named(name)
        .url(properties.url())
        .secret(properties.secret())
        .secrets(properties.secrets())
        .events(properties.events().toArray(String[]::new))
        .tenant(properties.tenant())
        .ordering(properties.ordering())
        .skipAfter(properties.skipAfter())
        .rateLimit(properties.rateLimit())
        .source(properties.source())
        .tls(properties.tls())
        .build();
  }
}
