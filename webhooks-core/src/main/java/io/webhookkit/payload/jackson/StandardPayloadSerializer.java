package io.webhookkit.payload.jackson;

import io.webhookkit.Event;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadSerializer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the payload that Standard Webhooks 1.0.0 recommends: {@code type}, {@code timestamp} and
 * {@code data}, and after them {@code previous}, {@code subject}, {@code omitted}, {@code hops} and
 * {@code sequence} where there are any. Thread-safe.
 */
public final class StandardPayloadSerializer implements PayloadSerializer {

  private final JsonPayloads payloads;

  /** Creates a serializer with Jackson's defaults. */
  public StandardPayloadSerializer() {
    this(JsonMapper.shared());
  }

  /** Creates a serializer that writes the data with the application's own mapper. */
  public StandardPayloadSerializer(JsonMapper mapper) {
    this.payloads = new JsonPayloads(mapper, "application/json", ",\"sequence\":", "}");
  }

  @Override
  public Payload serialize(Event event) {
    return payloads.write(event, generator -> write(event, generator));
  }

  private static void write(Event event, JsonGenerator generator) {
    generator.writeStringProperty("type", event.type().value());
    generator.writeStringProperty("timestamp", event.timestamp().toString());
    generator.writePOJOProperty("data", event.data());
    if (event.previous() != null) {
      generator.writePOJOProperty("previous", event.previous());
    }
    if (event.subject() != null) {
      generator.writeStringProperty("subject", event.subject());
    }
    if (!event.omitted().isEmpty()) {
      generator.writePOJOProperty("omitted", event.omitted());
    }
    if (!event.hops().isEmpty()) {
      generator.writePOJOProperty("hops", event.hops());
    }
  }
}
