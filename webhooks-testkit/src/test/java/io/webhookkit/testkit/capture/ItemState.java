package io.webhookkit.testkit.capture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Attributes by their names, as far as they are told: the order of tags means nothing. */
record ItemState(Map<String, @Nullable Object> values) {

  /** Every attribute but the version, which may have gaps. */
  static final Set<String> ATTRIBUTES = Set.of("id", "name", "number", "tags", "stops");

  static ItemState of(JsonNode told) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (String attribute : ATTRIBUTES) {
      JsonNode value = told.get(attribute);
      if (value != null) {
        values.put(attribute, plain(attribute, value));
      }
    }
    return new ItemState(values);
  }

  private static @Nullable Object plain(String attribute, JsonNode value) {
    return switch (attribute) {
      case "id", "number" -> value.longValue();
      case "name" -> value.isNull() ? null : value.stringValue();
      case "tags" -> new HashSet<>(texts(value));
      default -> texts(value);
    };
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).toList();
  }

  /** Returns this with what is told by another state in its place. */
  ItemState with(ItemState told) {
    Map<String, @Nullable Object> all = new HashMap<>(values);
    all.putAll(told.values);
    return new ItemState(all);
  }

  /** Returns the attributes that are in the other state too. */
  ItemState only(ItemState other) {
    Map<String, @Nullable Object> common = new HashMap<>(values);
    common.keySet().retainAll(other.values.keySet());
    return new ItemState(common);
  }
}
