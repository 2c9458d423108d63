package io.webhookkit.testkit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.PendingEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a receiver knows of the items, who is told of nothing but their events. */
final class ItemCopy {

  private final Map<String, ItemState> items = new HashMap<>();

  Map<String, ItemState> items() {
    return items;
  }

  /** Applies the events of one transaction, and checks what they tell of the time before it. */
  void apply(List<PendingEvent> events) {
    Set<String> changed = new HashSet<>();
    for (PendingEvent event : events) {
      String type = event.type().value();
      String key = type.substring(0, type.indexOf('.')) + " " + event.subject();
      assertThat(changed.add(key)).as("the only event of %s", key).isTrue();
      JsonNode body = JsonMapper.shared().readTree(event.body());
      switch (type.substring(type.indexOf('.') + 1)) {
        case "created" -> create(key, body);
        case "updated" -> update(key, body);
        case "deleted" -> delete(key, body);
        default -> throw new AssertionError(type);
      }
    }
  }

  private void create(String key, JsonNode body) {
    ItemState data = ItemState.of(body.get("data"));
    assertThat(data.values()).as(key).containsOnlyKeys(ItemState.ATTRIBUTES);
    assertThat(items.put(key, data)).as("%s before it was created", key).isNull();
  }

  private void update(String key, JsonNode body) {
    ItemState before = items.get(key);
    assertThat(before).as("%s before it was updated", key).isNotNull();
    ItemState after = before.with(ItemState.of(body.get("data")));
    items.put(key, after);
    if (body.has("previous")) {
      ItemState previous = ItemState.of(body.get("previous"));
      assertThat(previous).as("previous of %s", key).isEqualTo(before.only(previous));
      List<String> differing = new ArrayList<>(omittedPrevious(body));
      differing.addAll(previous.values().keySet());
      assertThat(differing).as("differences of %s", key).isNotEmpty();
      for (String attribute : ItemState.ATTRIBUTES) {
        if (!differing.contains(attribute)) {
          assertThat(after.values().get(attribute))
              .as("%s of %s, which is not in previous", attribute, key)
              .isEqualTo(before.values().get(attribute));
        } else if (previous.values().containsKey(attribute)) {
          assertThat(after.values().get(attribute))
              .as("%s of %s, which is in previous", attribute, key)
              .isNotEqualTo(before.values().get(attribute));
        }
      }
    } else {
      assertThat(omitted(body)).contains("previous");
    }
  }

  private void delete(String key, JsonNode body) {
    ItemState before = items.remove(key);
    assertThat(before).as("%s before it was deleted", key).isNotNull();
    ItemState last = ItemState.of(body.get("data"));
    assertThat(last).as("last values of %s", key).isEqualTo(before.only(last));
  }

  private static List<String> omittedPrevious(JsonNode body) {
    return omitted(body).stream()
        .filter(path -> path.startsWith("previous."))
        .map(path -> path.substring("previous.".length()))
        .toList();
  }

  private static List<String> omitted(JsonNode body) {
    JsonNode omitted = body.get("omitted");
    return omitted == null ? List.of() : omitted.valueStream().map(JsonNode::stringValue).toList();
  }
}
