package io.webhookkit.testkit.payload;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.webhookkit.testkit.contract.PayloadSerializerContract.Received;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a receiver reads a CloudEvent: its attributes with the SDK, and its data exactly, which
 * Jackson 2 in the SDK's JSON format does not.
 */
final class CloudEventBody {

  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private CloudEventBody() {}

  static Received read(byte[] body) {
    CloudEvent event = new JsonFormat().deserialize(body);
    JsonNode data = EXACT.readTree(body).path("data");
    OffsetDateTime time = Objects.requireNonNull(event.getTime());
    return new Received(
        event.getType(),
        time.toInstant(),
        event.getSubject(),
        data.path("data"),
        data.get("previous"),
        texts(data.path("omitted")),
        texts(data.path("hops")),
        Long.parseLong(String.valueOf(event.getExtension("sequence"))));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
