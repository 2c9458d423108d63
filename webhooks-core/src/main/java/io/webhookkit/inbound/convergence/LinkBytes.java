package io.webhookkit.inbound.convergence;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form in which a {@link LinkStore} stores what is known of a link's attributes. */
public final class LinkBytes {

  /** Escapes what is not ASCII: half a surrogate pair, which JSON may hold, is no UTF-8. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private LinkBytes() {}

  /** Returns the form. */
  public static byte[] write(Map<String, Agreed> agreed) {
    ObjectNode form = JSON.createObjectNode();
    agreed.forEach(
        (attribute, known) -> {
          ObjectNode entry = form.putObject(attribute);
          if (!known.value().isMissingNode()) {
            entry.set("value", known.value());
          }
          if (known.seen() != null) {
            entry.put("seen", known.seen().toString());
          }
        });
    return JSON.writeValueAsBytes(form);
  }

  /** Reads the form. */
  public static Map<String, Agreed> read(byte[] form) {
    Map<String, Agreed> agreed = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : JSON.readTree(form).properties()) {
      JsonNode seen = entry.getValue().path("seen");
      agreed.put(
          entry.getKey(),
          new Agreed(
              entry.getValue().path("value"),
              seen.isString() ? Instant.parse(seen.stringValue()) : null));
    }
    return agreed;
  }
}
