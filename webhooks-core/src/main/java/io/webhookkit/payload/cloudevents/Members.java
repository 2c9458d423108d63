package io.webhookkit.payload.cloudevents;

import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.rw.CloudEventContextWriter;
import io.cloudevents.rw.CloudEventWriter;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a CloudEvent as the members of a JSON object. The SDK's own JSON format needs Jackson 2,
 * and the application's mapper is of Jackson 3.
 */
final class Members implements CloudEventWriter<JsonGenerator> {

  private final JsonGenerator generator;

  Members(SpecVersion version, JsonGenerator generator) {
    this.generator = generator;
    generator.writeStringProperty("specversion", version.toString());
  }

  @Override
  public CloudEventContextWriter withContextAttribute(String name, String value) {
    generator.writeStringProperty(name, value);
    return this;
  }

  @Override
  public JsonGenerator end(CloudEventData data) {
    generator.writeName("data");
    ((EventData) data).write(generator);
    return generator;
  }

  @Override
  public JsonGenerator end() {
    return generator;
  }
}
