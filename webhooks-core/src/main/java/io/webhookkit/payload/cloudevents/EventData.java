package io.webhookkit.payload.cloudevents;

import io.cloudevents.CloudEventData;
import io.webhookkit.Event;
import tools.jackson.core.JsonGenerator;

/** What CloudEvents has no attribute for. It is never more than a part of a whole payload. */
record EventData(Event event) implements CloudEventData {

  @Override
  public byte[] toBytes() {
    throw new UnsupportedOperationException("written with the rest of its event");
  }

  void write(JsonGenerator generator) {
    generator.writeStartObject();
    generator.writePOJOProperty("data", event.data());
    if (event.previous() != null) {
      generator.writePOJOProperty("previous", event.previous());
    }
    if (!event.omitted().isEmpty()) {
      generator.writePOJOProperty("omitted", event.omitted());
    }
    if (!event.hops().isEmpty()) {
      generator.writePOJOProperty("hops", event.hops());
    }
    generator.writeEndObject();
  }
}
