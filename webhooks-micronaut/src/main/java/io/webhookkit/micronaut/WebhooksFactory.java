package io.webhookkit.micronaut;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.webhookkit.Setting;
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
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Puts the kit together from the {@code webhooks.*} properties and from whatever beans of its types
 * the application defines: each of them replaces the default.
 */
@Factory
final class WebhooksFactory {

  private final BeanContext beans;
  private final OutboxDatabase database;

  WebhooksFactory(BeanContext beans, OutboxDatabase database) {
    this.beans = beans;
    this.database = database;
  }

  /** The facade. */
  @Singleton
  @Requires(missingBeans = Webhooks.class)
  Webhooks webhooks(
      WebhooksConfiguration settings,
      InboxConfiguration inbox,
      TransportConfiguration transport,
      List<TlsConfiguration> tls,
      List<EndpointConfiguration> endpoints,
      EndpointStoreConfiguration endpointStore,
      List<SourceConfiguration> sources) {
    try {
      new Setting("enabled", settings.enabled()).flag();
      WebhooksBuilder builder =
          Webhooks.builder()
              .system(settings.system().orElse(null))
              .receiving(inbox.settings())
              .eventTypes(settings.eventTypes())
              .trustedHosts(settings.trustedHosts())
              .capturing(settings.capture().settings())
              .payload(settings.payload().settings())
              .retries(settings.retry().schedule())
              .delivery(settings.delivery().settings());
      settings.outbox().tell(builder);
      transport.tell(builder);
      tls.forEach(each -> builder.tls(each.profile()));
      endpoints.forEach(endpoint -> builder.endpoint(endpoint.endpoint()));
      sources.forEach(source -> builder.source(source.source()));
      endpointStore.tell(builder);
      store(builder, settings.outbox().isInMemory(), endpointStore.isInDatabase());
      transactions(builder);
      parts(builder);
      return builder.build();
    } catch (WebhookConfigurationException e) {
      throw e.within("webhooks");
    }
  }

  private void store(WebhooksBuilder builder, boolean inMemory, boolean endpointsInDatabase) {
    Optional<Outbox> own = beans.findBean(Outbox.class);
    if (own.isPresent()) {
      builder.outbox(own.get());
    } else if (inMemory) {
      builder.outboxInMemory();
    }
    if (endpointsInDatabase || (own.isEmpty() && !inMemory)) {
      database.dataSource().ifPresent(builder::dataSource);
    }
  }

  /** Those of Micronaut on the outbox's database, unless the application has its own. */
  private void transactions(WebhooksBuilder builder) {
    Collection<ManagedTransactions> all = beans.getBeansOfType(ManagedTransactions.class);
    beans
        .findBean(OutboxTransaction.class)
        .or(() -> serving(all).map(kind -> new OwnedTransaction(kind.publishing(), all)))
        .ifPresent(builder::transaction);
    beans
        .findBean(InboundTransaction.class)
        .or(() -> serving(all).map(ManagedTransactions::handling))
        .ifPresent(builder::handlingIn);
  }

  private static Optional<ManagedTransactions> serving(Collection<ManagedTransactions> all) {
    return all.stream().filter(ManagedTransactions::serve).findFirst();
  }

  private void parts(WebhooksBuilder builder) {
    beans.findBean(Inbox.class).ifPresent(builder::inbox);
    beans.findBean(SenderDocuments.class).ifPresent(builder::documents);
    beans.findBean(PayloadSerializer.class).ifPresent(builder::serializer);
    beans.findBean(DeliveryTransport.class).ifPresent(builder::transport);
    beans.findBean(DeliveryObserver.class).ifPresent(builder::observer);
    beans.findBean(RetrySchedule.class).ifPresent(builder::retries);
    beans.findBean(EndpointRepository.class).ifPresent(builder::endpoints);
    beans.findBean(Clock.class).ifPresent(builder::clock);
    beans.getBeansOfType(Endpoint.class).forEach(builder::endpoint);
    beans.getBeansOfType(InboundSource.class).forEach(builder::source);
    beans.getBeansOfType(Agreement.class).forEach(builder::agreement);
    beans.getBeansOfType(ConflictListener.class).forEach(builder::conflictListener);
    beans.getBeansOfType(WebhookListener.class).forEach(builder::listener);
    beans.getBeansOfType(PayloadMapper.class).forEach(builder::mapper);
  }
}
