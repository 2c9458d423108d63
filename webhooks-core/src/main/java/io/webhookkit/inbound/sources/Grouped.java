package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.inbound.InboundEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
        events.addAll(items(group.getKey(), group.getValue()));
      }
    }
    return events.isEmpty() ? List.of(event(null, content)) : events;
  }

  /** Returns the items of a list, in order; what is there twice, once. */
  List<InboundEvent> items(@Nullable String type, JsonNode list) {
    return list.valueStream().distinct().map(item -> event(type, item)).toList();
  }

  private InboundEvent event(@Nullable String type, JsonNode item) {
    String id = Body.hash((type + "\n" + scope + "\n" + item).getBytes(UTF_8));
    return new InboundEvent(source, id, type, subject.apply(item), item, content);
  }
}
