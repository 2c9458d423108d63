package io.webhookkit.examples.quarkusleads.contract;

import io.quarkus.arc.properties.IfBuildProperty;
import io.webhookkit.Webhooks;
import io.webhookkit.delivery.DeliveryObserver;
import io.webhookkit.delivery.DeliveryTransport;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.delivery.WebhookListener;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointRepository;
import io.webhookkit.inbound.InboundSource;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.payload.PayloadMapper;
import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.testkit.contract.adapter.Lead;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What an application defines itself: each part is a bean only of the builds that are given it. */
@Dependent
class GivenParts {

  @Produces
  @Singleton
  @IfBuildProperty(name = "contract.Outbox", stringValue = "given")
  Outbox outbox() {
    return Given.part(Outbox.class);
  }

  @Produces
  @Singleton
  @IfBuildProperty(name = "contract.OutboxTransaction", stringValue = "given")
  OutboxTransaction transaction() {
    return Given.part(OutboxTransaction.class);
  }

  @Produces
  @Singleton
  @IfBuildProperty(name = "contract.PayloadSerializer", stringValue = "given")
  PayloadSerializer serializer() {
    return Given.part(PayloadSerializer.class);
  }

  @Produces
  @Singleton
  @SuppressWarnings("unchecked")
  @IfBuildProperty(name = "contract.PayloadMapper", stringValue = "given")
  PayloadMapper<Lead> mapper() {
    return Given.part(PayloadMapper.class);
  }

  @Produces
  @Singleton
  @IfBuildProperty(name = "contract.DeliveryTransport", stringValue = "given")
  DeliveryTransport transport() {
    return Given.part(DeliveryTransport.class);
  }

  @Produces
  @Singleton
  @IfBuildProperty(name = "contract.WebhookListener", stringValue = "given")
  WebhookListener listener() {
    return Given.part(WebhookListener.class);
  }

  @Produces
  @Singleton
  @IfBuildProperty(name = "contract.WebhookListener.2", stringValue = "given")
  WebhookListener secondListener() {
    return Given.parts(WebhookListener.class).get(1);
  }

  @Produces
  @Singleton
  @IfBuildProperty(name = "contract.DeliveryObserver", stringValue = "given")
  DeliveryObserver observer() {
    return Given.part(DeliveryObserver.class);
  }

  @Produces
  @Singleton
  @IfBuildProperty(name = "contract.RetrySchedule", stringValue = "given")
  RetrySchedule retries() {
    return Given.part(RetrySchedule.class);
  }

  @Produces
  @Singleton
  @IfBuildProperty(name = "contract.Clock", stringValue = "given")
  Clock clock() {
    return Given.part(Clock.class);
  }

  @Produces
  @Singleton
  @IfBuildProperty(name = "contract.Endpoint", stringValue = "given")
  Endpoint endpoint() {
    return Given.part(Endpoint.class);
  }

  @Produces
  @Singleton
  @IfBuildProperty(name = "contract.EndpointRepository", stringValue = "given")
  EndpointRepository endpoints() {
    return Given.part(EndpointRepository.class);
  }

  @Produces
  @Singleton
  @IfBuildProperty(name = "contract.InboundSource", stringValue = "given")
  InboundSource source() {
    return Given.part(InboundSource.class);
  }

  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  @IfBuildProperty(name = "contract.Webhooks", stringValue = "given")
  Webhooks webhooks() {
    return Given.part(Webhooks.class);
  }
}
