package io.webhookkit.spring;

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
import java.time.Clock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;

/** Tells the builder which parts the application has beans for, and makes the webhooks. */
final class WebhooksAssembly {

  private final ListableBeanFactory beans;

  WebhooksAssembly(ListableBeanFactory beans) {
    this.beans = beans;
  }

  /** Makes them of the beans alone. */
  Webhooks build() {
    return build(builder -> {});
  }

  /**
   * Makes them.
   *
   * @param settings is told first, so that beans replace what it says
   * @throws WebhookConfigurationException if a setting can't be used
   */
  Webhooks build(Consumer<WebhooksBuilder> settings) {
    try {
      WebhooksBuilder builder = Webhooks.builder();
      settings.accept(builder);
      parts(builder);
      each(WebhooksCustomizer.class, customizer -> customizer.customize(builder));
      return builder.build();
    } catch (WebhookConfigurationException e) {
      throw e.within("webhooks");
    }
  }

  private void parts(WebhooksBuilder builder) {
    SpringTransactions transactions = new SpringTransactions(beans);
    builder.transaction(transactions.ofPublishing());
    transactions.ofHandlers().ifPresent(builder::handlingIn);
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
    each(Endpoint.class, builder::endpoint);
    each(InboundSource.class, builder::source);
    each(Agreement.class, builder::agreement);
    each(ConflictListener.class, builder::conflictListener);
    each(WebhookListener.class, builder::listener);
    each(PayloadMapper.class, builder::mapper);
  }

  private <T> void ifUnique(Class<T> type, Consumer<T> use) {
    beans.getBeanProvider(type).ifUnique(use);
  }

  private <T> void each(Class<T> type, Consumer<T> use) {
    beans.getBeanProvider(type).orderedStream().forEach(use);
  }
}
