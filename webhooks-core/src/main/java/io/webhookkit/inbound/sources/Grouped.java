package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.inbound.InboundEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Many events in one request, none of which has a name: each is named by its content.
 *
 * @param source the name of the source
 * @param scope what they are meant for, where one thing is told to several; else empty
 * @param content the whole request
 * @param subject finds the sender's id of what an item is about
 */
record Grouped(
    String source, String scope, JsonNode content, Function<JsonNode, @Nullable String> subject) {

  /**
   * Returns the items of all lists, which are named by their type, in order; what is there twice,
   * once. A body without a list is one event without a type.
   */
  List<InboundEvent> byType() {
    List<InboundEvent> events = new ArrayList<>();
    for (Map.Entry<String, JsonNode> group : content.properties()) {
      if (group.getValue().isArray()) {
        events.addAll(items(group.getKey(), group.getKey(), group.getValue()));
      }
    }
    return events.isEmpty() ? List.of(event(null, content, content)) : events;
  }

  /**
   * Returns the items of a list, in order; what is there twice, once.
   *
   * @param group what the list is called in the body
   */
  List<InboundEvent> items(String group, @Nullable String type, JsonNode list) {
    return list.valueStream()
        .distinct()
        .map(item -> event(type, item, alone(group, item)))
        .toList();
  }

  /** Returns the body as if nothing else were in it: each event is stored with its content. */
  private JsonNode alone(String group, JsonNode item) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    for (Map.Entry<String, JsonNode> field : content.properties()) {
      if (!field.getValue().isArray()) {
        body.set(field.getKey(), field.getValue());
      }
    }
    body.putArray(group).add(item);
    return body;
  }

  private InboundEvent event(@Nullable String type, JsonNode item, JsonNode whole) {
    String id = Body.hash((type + "\n" + scope + "\n" + item).getBytes(UTF_8));
    return new InboundEvent(source, id, type, subject.apply(item), item, whole);
  }
}
