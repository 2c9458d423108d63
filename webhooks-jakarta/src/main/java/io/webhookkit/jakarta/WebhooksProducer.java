package io.webhookkit.jakarta;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.DeliveryObserver;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.delivery.WebhookListener;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.inbound.InboundSource;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.Inbox;
import io.webhookkit.inbound.SenderDocuments;
import io.webhookkit.inbound.convergence.Agreement;
import io.webhookkit.inbound.convergence.ConflictListener;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.payload.PayloadMapper;
import io.webhookkit.payload.PayloadSerializer;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Puts the kit together from the {@code webhooks.*} settings and from whatever beans of its types
 * the application has: each of them replaces the default. An alternative with a priority replaces
 * the whole.
 */
@Dependent
class WebhooksProducer {

  /**
   * The facade. Each part has a parameter of its own type: Quarkus removes a bean that no injection
   * point could be meant for.
   */
  @Produces
  @Singleton
  Webhooks webhooks(
      Instance<WebhooksSettings> settings,
      Instance<DataSource> dataSource,
      Instance<Outbox> outbox,
      Instance<OutboxTransaction> transaction,
      Instance<InboundTransaction> handling,
      Instance<Inbox> inbox,
      Instance<SenderDocuments> documents,
      @Any Instance<InboundSource> sources,
      @Any Instance<Agreement> agreements,
      @Any Instance<ConflictListener> conflictListeners,
      Instance<PayloadSerializer> serializer,
      Instance<DeliveryTransport> transport,
      Instance<DeliveryObserver> observer,
      Instance<RetrySchedule> retries,
      Instance<Clock> clock,
      Instance<EndpointRepository> repository,
      @Any Instance<Endpoint> endpoints,
      @Any Instance<WebhookListener> listeners,
      @Any Instance<PayloadMapper<?>> mappers,
      BeanContainer beans) {
    try {
      SettingsReader reader = SettingsReader.of(settings);
      if (!reader.enabled()) {
        return withoutEndpoints();
      }
      WebhooksBuilder builder = Webhooks.builder();
      ifResolvable(dataSource, builder::dataSource);
      if (OptionalLibraries.hasJta() && dataSource.isResolvable()) {
        JtaTransaction.find(beans, dataSource.get()).ifPresent(builder::transaction);
        JtaHandling.find(beans, dataSource.get()).ifPresent(builder::handlingIn);
      }
      reader.tell(builder);
      ifResolvable(outbox, builder::outbox);
      ifResolvable(transaction, builder::transaction);
      ifResolvable(handling, builder::handlingIn);
      ifResolvable(inbox, builder::inbox);
      ifResolvable(documents, builder::documents);
      ifResolvable(serializer, builder::serializer);
      ifResolvable(transport, builder::transport);
      ifResolvable(observer, builder::observer);
      ifResolvable(retries, builder::retries);
      ifResolvable(clock, builder::clock);
      ifResolvable(repository, builder::endpoints);
      endpoints.forEach(builder::endpoint);
      sources.forEach(builder::source);
      agreements.forEach(builder::agreement);
      conflictListeners.forEach(builder::conflictListener);
      listeners.forEach(builder::listener);
      mappers.forEach(builder::mapper);
      return builder.build();
    } catch (WebhookConfigurationException e) {
      throw e.within("webhooks");
    }
  }

  /** Disabled, there is still something to inject; what is published goes nowhere. */
  private static Webhooks withoutEndpoints() {
    return Webhooks.builder().outboxInMemory().build();
  }

  private static <T> void ifResolvable(Instance<T> bean, Consumer<? super T> use) {
    if (bean.isResolvable()) {
      use.accept(bean.get());
    }
  }
}
