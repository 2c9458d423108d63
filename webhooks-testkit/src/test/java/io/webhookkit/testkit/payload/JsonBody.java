package io.webhookkit.testkit.payload;

import io.webhookkit.testkit.contract.PayloadSerializerContract.Received;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a receiver reads the standard payload. */
public final class JsonBody {

  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private JsonBody() {}

  /** Reads a body. */
  public static Received read(byte[] body) {
    JsonNode json = EXACT.readTree(body);
    return new Received(
        json.path("type").asString(),
        Instant.parse(json.path("timestamp").asString()),
        json.has("subject") ? json.path("subject").asString() : null,
        json.path("data"),
        json.get("previous"),
        texts(json.path("omitted")),
        texts(json.path("hops")),
        json.path("sequence").asLong());
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
