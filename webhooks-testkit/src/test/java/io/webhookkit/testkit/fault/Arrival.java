package io.webhookkit.testkit.fault;

import io.webhookkit.testkit.endpoint.LoopbackRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request that a sink got.
 *
 * @param path what it asked for
 * @param taken whether the sink says that it took it
 */
record Arrival(
    String path, String id, long subject, int version, String fate, String body, boolean taken) {

  private static final JsonMapper JSON = new JsonMapper();

  static Arrival of(LoopbackRequest request, boolean taken) {
    JsonNode content = JSON.readTree(request.body());
    JsonNode data = content.path("data");
    return new Arrival(
        request.path(),
        request.headers().get("webhook-id"),
        Long.parseLong(content.path("subject").asString()),
        data.path("version").asInt(),
        data.path("fate").asString(),
        content.toString(),
        taken);
  }

  /** Returns what happened, of which there is one event. */
  Happening happening() {
    return new Happening(subject, version);
  }

  /** A change of a shipment. */
  record Happening(long subject, int version) {}
}
