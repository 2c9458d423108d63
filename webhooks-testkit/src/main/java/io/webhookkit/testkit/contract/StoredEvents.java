package io.webhookkit.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.Delivery;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingDelivery;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledDelivery;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.payload.Payload;
import io.webhookkit.signature.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The events and settlements that the suites are made of. */
final class StoredEvents {

  private static final Endpoint CRM =
      Endpoint.named("crm")
          .url("https://crm.example.com/hooks")
          .secret(Secret.generate().reveal())
          .events("*")
          .build();

  private StoredEvents() {}

  static <T> T first(List<T> some) {
    return some.get(0);
  }

  static NewEvent newEventInOrder(long orderKey) {
    NewEvent event = newEvent();
    return new NewEvent(event.event(), event.payload(), null, orderKey);
  }

  static NewEvent newEvent() {
    Event event =
        new Event(
            "msg_" + UUID.randomUUID(),
            new EventType("lead.created"),
            Instant.parse("2026-01-01T00:00:00Z"),
            "7",
            Map.of(),
            Map.of(),
            null,
            List.of(),
            "a tenant",
            "an origin",
            List.of());
    byte[] body = "{\"sequence\":}".getBytes(UTF_8);
    return new NewEvent(event, new Payload("application/json", body, body.length - 1));
  }

  static List<NewEvent> newEvents(int count) {
    return IntStream.range(0, count).mapToObj(i -> newEvent()).toList();
  }

  static List<String> ids(List<PendingEvent> events) {
    return events.stream().map(PendingEvent::id).toList();
  }

  static String body(PendingEvent event) {
    return new String(event.body(), UTF_8);
  }

  /** Settles an event that every subscriber has taken, except for those named. */
  static Settlement settled(PendingEvent event, Remainder... remainders) {
    return new Settlement(
        List.of(new SettledEvent(event, List.of(remainders))), List.of(), List.of());
  }

  /** Settles a delivery after its next attempt. */
  static Settlement settled(PendingDelivery delivery, Outcome outcome) {
    return new Settlement(
        List.of(),
        List.of(new SettledDelivery(delivery, delivery.attempts() + 1, outcome)),
        List.of());
  }

  /** Settles an event whose first attempt, at the endpoint "crm", failed for a reason. */
  static Settlement failed(PendingEvent event, String reason, Duration wait) {
    Outcome retry = new Outcome.Retry(wait, reason);
    Attempt attempt =
        new Attempt(
            new Delivery(event, CRM, 1),
            Instant.parse("2026-01-01T00:00:00Z"),
            Duration.ofSeconds(1),
            new DeliveryResult.NoAnswer(reason),
            retry);
    return new Settlement(
        List.of(new SettledEvent(event, List.of(new Remainder("crm", 1, retry)))),
        List.of(),
        List.of(attempt));
  }
}
