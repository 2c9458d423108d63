package io.webhookkit.testkit.outbox;

import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.payload.jackson.StandardPayloadSerializer;
import io.webhookkit.signature.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Events to store. */
final class Events {

  static final Endpoint CRM =
      Endpoint.named("crm")
          .url("https://crm.example.com/hooks")
          .secret(Secret.generate().reveal())
          .events("*")
          .build();

  private Events() {}

  static NewEvent lead() {
    return leadOf("7");
  }

  static List<NewEvent> leads(int count) {
    return IntStream.range(0, count).mapToObj(number -> lead()).toList();
  }

  static NewEvent leadOf(String subject) {
    Event event =
        new Event(
            "msg_" + UUID.randomUUID(),
            new EventType("lead.created"),
            Instant.EPOCH,
            subject,
            Map.of("id", 7),
            Map.of("id", 7),
            null,
            List.of(),
            null,
            null,
            List.of());
    return new NewEvent(event, new StandardPayloadSerializer().serialize(event));
  }
}
