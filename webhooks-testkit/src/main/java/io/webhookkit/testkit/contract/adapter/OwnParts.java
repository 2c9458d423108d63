package io.webhookkit.testkit.contract.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.Event;
import io.webhookkit.delivery.Delivery;
import io.webhookkit.delivery.DeliveryObserver;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.Received;
import io.webhookkit.inbound.RejectedRequestException;
import io.webhookkit.inbound.WebhookSource;
import io.webhookkit.outbox.OutboxTransaction;
import io.webhookkit.outbox.PublishedEvents;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadMapper;
import io.webhookkit.payload.PayloadSerializer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Parts that an application may define itself, each a class, as it would be in an application. */
final class OwnParts {

  private OwnParts() {}

  /** Writes every event alike. */
  static final class OwnSerializer implements PayloadSerializer {
    @Override
    public Payload serialize(Event event) {
      byte[] bytes = "{\"type\":\"own\",\"data\":{},\"sequence\":}".getBytes(UTF_8);
      return new Payload("application/json", bytes, bytes.length - 1);
    }
  }

  /** Sends another name than the attribute has. */
  static final class MailMapper implements PayloadMapper<Lead> {
    @Override
    public Class<Lead> entity() {
      return Lead.class;
    }

    @Override
    public Object map(Lead lead) {
      return Map.of("mail", lead.email);
    }
  }

  /** Says with each request which attempt it is. */
  static final class AttemptHeader implements DeliveryObserver {
    @Override
    public Observed begin(Delivery delivery, Map<String, String> headers) {
      headers.put("x-attempt", Integer.toString(delivery.attempt()));
      return Observed.NOTHING;
    }
  }

  /** Never runs, and counts how often it is asked. */
  static final class AskedTransaction implements OutboxTransaction {

    final AtomicInteger asked = new AtomicInteger();

    @Override
    public boolean isActive() {
      asked.incrementAndGet();
      return false;
    }

    @Override
    public PublishedEvents join(Supplier<PublishedEvents> newcomer) {
      throw new IllegalStateException("there is no transaction to join");
    }
  }

  /** A sender that nobody believes. */
  static final class OwnSource implements WebhookSource {
    @Override
    public String name() {
      return "own";
    }

    @Override
    public Received receive(InboundRequest request) {
      throw RejectedRequestException.methodNotAllowed();
    }
  }
}
