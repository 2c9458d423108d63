package io.webhookkit.payload.jackson;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.webhookkit.Event;
import io.webhookkit.Printable;
import io.webhookkit.WebhookException;
import io.webhookkit.payload.Payload;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes payloads that are a JSON object whose last member is the sequence: numbers are exact, and
 * no failure tells a value. Thread-safe.
 */
public final class JsonPayloads {

  private final JsonMapper mapper;
  private final String contentType;
  private final byte[] sequence;
  private final byte[] end;

  /**
   * Creates a writer.
   *
   * @param mapper writes the data
   * @param contentType the media type of the payloads
   * @param sequence what is right before the digits of the sequence, from the comma on
   * @param end what is right after them, to the closing brace
   */
  public JsonPayloads(JsonMapper mapper, String contentType, String sequence, String end) {
    this.mapper = mapper;
    this.contentType = contentType;
    this.sequence = sequence.getBytes(US_ASCII);
    this.end = end.getBytes(US_ASCII);
  }

  /**
   * Writes an event.
   *
   * @param members writes the members but for the sequence, at least one
   * @throws WebhookException if one can't be written
   */
  public Payload write(Event event, Consumer<JsonGenerator> members) {
    ByteArrayOutputStream json = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = mapper.createGenerator(json)) {
      generator.configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN, true);
      generator.writeStartObject();
      members.accept(generator);
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

  /** Replaces the closing brace by the sequence without its digits. */
  private Payload withPlaceForSequence(byte[] closed) {
    int offset = closed.length - 1 + sequence.length;
    byte[] open = new byte[offset + end.length];
    System.arraycopy(closed, 0, open, 0, closed.length - 1);
    System.arraycopy(sequence, 0, open, closed.length - 1, sequence.length);
    System.arraycopy(end, 0, open, offset, end.length);
    return new Payload(contentType, open, offset);
  }

  /** Names the class of the problem and the path to it, not the text, which may quote a value. */
  private static String cause(JacksonException e) {
    return e.getClass().getSimpleName() + " at " + Printable.of(e.getPathReference());
  }
}
