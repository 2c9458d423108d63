package io.webhookkit.inbound.sources;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A CloudEvent that another application with this kit has written. */
final class OwnCloudEvent {

  private OwnCloudEvent() {}

  /** Returns the standard payload of the same event; anything else as it is. */
  static JsonNode inStandardForm(JsonNode content) {
    if (!(content.path("data") instanceof ObjectNode told)
        || !told.has("data")
        || !content.path("specversion").isString()
        || !content.path("sequence").isString()) {
      return content;
    }
    ObjectNode form = told.deepCopy();
    form.set("type", content.path("type"));
    form.set("timestamp", content.path("time"));
    if (content.has("subject")) {
      form.set("subject", content.path("subject"));
    }
    form.put("sequence", content.path("sequence").asLong());
    return form;
  }
}
