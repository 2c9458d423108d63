package io.webhookkit.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form in which an {@link Inbox} stores an event. */
public final class EventBytes {

  /** Escapes what is not ASCII: half a surrogate pair, which JSON may hold, is no UTF-8. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private EventBytes() {}

  /** Returns all of an event but its source. */
  public static byte[] write(InboundEvent event) {
    ObjectNode form = JSON.createObjectNode();
    form.put("id", event.id());
    form.put("type", event.type());
    form.put("subject", event.subject());
    form.set("content", event.content());
    if (!event.data().equals(event.content())) {
      form.set("data", event.data());
    }
    form.set("hops", JSON.valueToTree(event.hops()));
    return JSON.writeValueAsBytes(form);
  }

  /** Returns the event that was written. */
  public static InboundEvent read(String source, byte[] written) {
    JsonNode form = JSON.readTree(written);
    JsonNode content = form.path("content");
    return new InboundEvent(
        source,
        form.path("id").asString(),
        text(form.path("type")),
        text(form.path("subject")),
        form.has("data") ? form.path("data") : content,
        content,
        hops(form));
  }

  private static List<String> hops(JsonNode form) {
    return form.path("hops").valueStream().map(JsonNode::asString).toList();
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.stringValue() : null;
  }
}
