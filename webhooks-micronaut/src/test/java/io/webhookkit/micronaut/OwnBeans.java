package io.webhookkit.micronaut;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.webhookkit.Webhooks;
import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.WebhookListener;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadMapper;
import io.webhookkit.payload.PayloadSerializer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Beans that an application may define, each where a test asks for it. */
@Factory
@Requires(property = "own")
class OwnBeans {

  @Singleton
  @Requires(property = "own", value = "outbox")
  Outbox outbox() {
    return new InMemoryOutbox(Clock.systemUTC());
  }

  @Singleton
  @Requires(property = "own", value = "serializer")
  PayloadSerializer serializer() {
    return event -> {
      byte[] bytes = "{\"type\":\"own\",\"data\":{},\"sequence\":}".getBytes(UTF_8);
      return new Payload("application/json", bytes, bytes.length - 1);
    };
  }

  @Singleton
  @Requires(property = "own", value = "mapper")
  PayloadMapper<Lead> mapper() {
    return PayloadMapper.of(Lead.class, lead -> Map.of("mail", lead.email));
  }

  @Singleton
  @Requires(property = "own", value = "endpoint")
  Endpoint endpoint() {
    return Endpoint.named("crm")
        .url("https://crm.example.com/")
        .secret("whsec_" + "A".repeat(44))
        .events("*")
        .build();
  }

  @Singleton
  @Requires(property = "own", value = "listener")
  AttemptCounter listener() {
    return new AttemptCounter();
  }

  @Singleton
  @Requires(property = "own", value = "webhooks")
  Webhooks webhooks() {
    return Webhooks.builder().outbox(new InMemoryOutbox(Clock.systemUTC())).build();
  }

  @Singleton
  @Requires(property = "own", value = "observations")
  ObservedNames observations() {
    return new ObservedNames();
  }

  @Singleton
  @Requires(beans = ObservedNames.class)
  ObservationRegistry observationRegistry(ObservedNames observations) {
    ObservationRegistry registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(observations);
    return registry;
  }

  static final class ObservedNames implements ObservationHandler<Observation.Context> {
    final Queue<String> names = new ConcurrentLinkedQueue<>();

    @Override
    public void onStart(Observation.Context context) {
      names.add(context.getName());
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }

  static final class AttemptCounter implements WebhookListener {
    final AtomicInteger attempts = new AtomicInteger();

    @Override
    public void attempted(Attempt attempt) {
      attempts.incrementAndGet();
    }
  }
}
