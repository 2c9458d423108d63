package io.webhookkit.payload.jackson;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.webhookkit.Event;
import io.webhookkit.Printable;
import io.webhookkit.WebhookException;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadSerializer;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the payload that Standard Webhooks 1.0.0 recommends: {@code type}, {@code timestamp} and
 * {@code data}, and after them {@code previous}, {@code subject}, {@code omitted}, {@code hops} and
 * {@code sequence} where there are any. Thread-safe.
 */
public final class StandardPayloadSerializer implements PayloadSerializer {

  private static final byte[] SEQUENCE = ",\"sequence\":}".getBytes(US_ASCII);

  private final JsonMapper mapper;

  /** Creates a serializer with Jackson's defaults. */
  public StandardPayloadSerializer() {
    this(JsonMapper.shared());
  }

  /** Creates a serializer that writes the data with the application's own mapper. */
  public StandardPayloadSerializer(JsonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public Payload serialize(Event event) {
    ByteArrayOutputStream json = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = mapper.createGenerator(json)) {
      generator.configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN, true);
      generator.writeStartObject();
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
      generator.writeEndObject();
    } catch (JacksonException e) {
      throw new WebhookException(
          "The data of a " + event.type() + " event can't be written as JSON: " + cause(e), e);
    }
    byte[] closed = json.toByteArray();
    if (HalfCharacters.areIn(closed)) {
      throw new WebhookException(
          "The data of a "
              + event.type()
              + " event can't be written as JSON: a name holds half a surrogate pair");
    }
    return withPlaceForSequence(closed);
  }

  /** Replaces the closing brace by the sequence's name and the brace; the number goes between. */
  private static Payload withPlaceForSequence(byte[] closed) {
    byte[] open = new byte[closed.length - 1 + SEQUENCE.length];
    System.arraycopy(closed, 0, open, 0, closed.length - 1);
    System.arraycopy(SEQUENCE, 0, open, closed.length - 1, SEQUENCE.length);
    return new Payload("application/json", open, open.length - 1);
  }

  /** Names the class of the problem and the path to it, not the text, which may quote a value. */
  private static String cause(JacksonException e) {
    return e.getClass().getSimpleName() + " at " + Printable.of(e.getPathReference());
  }
}
