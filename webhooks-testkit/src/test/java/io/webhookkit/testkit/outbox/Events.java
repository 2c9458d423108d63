package io.webhookkit.testkit.outbox;

import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.outbox.NewEvent;
import io.webhookkit.payload.jackson.StandardPayloadSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Events to store. */
final class Events {

  private Events() {}

  static NewEvent lead() {
    return leadOf("7");
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
            null);
    return new NewEvent(event, new StandardPayloadSerializer().serialize(event));
  }
}
