package io.webhookkit.spring;

import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.DeliveryObserver;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.delivery.WebhookListener;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.inbound.InboundSource;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.Inbox;
import io.webhookkit.inbound.SenderDocuments;
import io.webhookkit.inbound.convergence.Agreement;
import io.webhookkit.inbound.convergence.ConflictListener;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.payload.PayloadMapper;
import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.spring.WebhooksProperties.OutboxType;
import java.time.Clock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;

/** Tells the builder what the properties say, and which parts the application has beans for. */
final class WebhooksAssembly {

  private final WebhooksProperties properties;
  private final BeanFactory beans;

  WebhooksAssembly(WebhooksProperties properties, BeanFactory beans) {
    this.properties = properties;
    this.beans = beans;
  }

  Webhooks build() {
    WebhooksBuilder builder = Webhooks.builder();
    settings(builder);
    properties.sources().forEach((name, each) -> builder.source(each.source(name)));
    if (beans.getBeanProvider(EndpointRepository.class).getIfUnique() == null) {
      properties.endpoints().forEach((name, each) -> builder.endpoint(endpoint(name, each)));
    }
    if (properties.outbox().type() == OutboxType.MEMORY) {
      Clock clock = beans.getBeanProvider(Clock.class).getIfUnique(Clock::systemUTC);
      builder.outbox(new InMemoryOutbox(clock));
    }
    parts(builder);
    return builder.build();
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
        .payload(
            new PayloadSettings(
                properties.payload().maxSize().toBytes(), properties.payload().oversize()))
        .retries(new RetrySchedule(properties.retry().delays(), properties.retry().jitter()))
        .connectTimeout(properties.transport().connectTimeout())
        .deadline(properties.transport().deadline())
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
        .build();
  }

  private void parts(WebhooksBuilder builder) {
    ifUnique(DataSource.class, builder::dataSource);
    ifUnique(Outbox.class, builder::outbox);
    ifUnique(OutboxTransaction.class, builder::transaction);
    ifUnique(InboundTransaction.class, builder::handlingIn);
    ifUnique(Inbox.class, builder::inbox);
    ifUnique(SenderDocuments.class, builder::documents);
    ifUnique(PayloadSerializer.class, builder::serializer);
    ifUnique(DeliveryTransport.class, builder::transport);
    ifUnique(DeliveryObserver.class, builder::observer);
    ifUnique(RetrySchedule.class, builder::retries);
    ifUnique(EndpointRepository.class, builder::endpoints);
    ifUnique(Clock.class, builder::clock);
    beans.getBeanProvider(Endpoint.class).orderedStream().forEach(builder::endpoint);
    beans.getBeanProvider(InboundSource.class).orderedStream().forEach(builder::source);
    beans.getBeanProvider(Agreement.class).orderedStream().forEach(builder::agreement);
    beans
        .getBeanProvider(ConflictListener.class)
        .orderedStream()
        .forEach(builder::conflictListener);
    beans.getBeanProvider(WebhookListener.class).orderedStream().forEach(builder::listener);
    beans.getBeanProvider(PayloadMapper.class).orderedStream().forEach(builder::mapper);
  }

  private <T> void ifUnique(Class<T> type, Consumer<T> use) {
    beans.getBeanProvider(type).ifUnique(use);
  }
}
