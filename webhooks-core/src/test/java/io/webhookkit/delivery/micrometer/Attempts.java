package io.webhookkit.delivery.micrometer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.EventType;
import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.Delivery;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.Lease;
import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.signature.Secret;
import java.time.Duration;
import java.time.Instant;

/** Attempts of an event whose payload, address and secret nobody may find again. */
final class Attempts {

  static final String PRIVATE = "s3cret";

  private Attempts() {}

  static Endpoint endpoint(String name) {
    return Endpoint.named(name)
        .url("https://crm.example.com/" + PRIVATE)
        .secret(Secret.generate().reveal())
        .events("*")
        .build();
  }

  static Delivery delivery(String endpoint) {
    PendingEvent event =
        new PendingEvent(
            1,
            "msg_1",
            new EventType("lead.created"),
            PRIVATE,
            null,
            null,
            null,
            null,
            "text/plain",
            PRIVATE.getBytes(UTF_8),
            Lease.unending(1));
    return new Delivery(event, endpoint(endpoint), 2);
  }

  static Attempt attempt(String endpoint, Outcome outcome) {
    int status = outcome instanceof Outcome.Delivered ? 200 : 503;
    return new Attempt(
        delivery(endpoint),
        Instant.EPOCH,
        Duration.ofMillis(120),
        new DeliveryResult.Answered(status, null),
        outcome);
  }
}
