package io.webhookkit.payload.cloudevents;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.CloudEventUtils;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.webhookkit.Event;
import io.webhookkit.payload.Payload;
import io.webhookkit.payload.PayloadSerializer;
import io.webhookkit.payload.jackson.JsonPayloads;
import java.net.URI;
import java.time.ZoneOffset;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes CloudEvents 1.0 in structured JSON mode. What CloudEvents has an attribute for is one:
 * {@code id}, {@code source}, {@code type}, {@code subject}, {@code time} and the extension {@code
 * sequence}. The rest is in {@code data}, under the names that the standard payload has for it:
 * {@code data}, {@code previous}, {@code omitted} and {@code hops}. Thread-safe.
 */
public final class CloudEventsPayloadSerializer implements PayloadSerializer {

  private static final String CONTENT_TYPE = "application/cloudevents+json";
  private static final String SEQUENCE = ",\"sequence\":\"" + Payload.ZEROS;

  private final CloudEventBuilder template;
  private final JsonPayloads payloads;

  /**
   * Creates a serializer with Jackson's defaults.
   *
   * @param source where the events come from: a URI, or a relative reference such as {@code /shop}
   */
  public CloudEventsPayloadSerializer(URI source) {
    this(source, JsonMapper.shared());
  }

  /** Creates a serializer that writes the data with the application's own mapper. */
  public CloudEventsPayloadSerializer(URI source, JsonMapper mapper) {
    this.template =
        CloudEventBuilder.v1()
            .withSource(URI.create(source.toASCIIString()))
            .withDataContentType("application/json");
    this.payloads = new JsonPayloads(mapper, CONTENT_TYPE, SEQUENCE, "\"}");
  }

  @Override
  public Payload serialize(Event event) {
    CloudEvent written = cloudEvent(event);
    return payloads.write(
        event,
        generator ->
            CloudEventUtils.toReader(written).read(version -> new Members(version, generator)));
  }

  private CloudEvent cloudEvent(Event event) {
    CloudEventBuilder builder =
        template
            .newBuilder()
            .withId(event.id())
            .withType(event.type().value())
            .withTime(event.timestamp().atOffset(ZoneOffset.UTC))
            .withData(new EventData(event));
    String subject = event.subject();
    if (subject != null && !subject.isEmpty()) { // an empty one is no CloudEvent's
      builder.withSubject(subject);
    }
    return builder.build();
  }
}
