package io.webhookkit.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what is at a path: names, and numbers of list elements, parted by full stops. */
final class JsonPath {

  private JsonPath() {}

  static JsonNode at(JsonNode node, String path) {
    JsonNode found = node;
    for (String name : names(path)) {
      found = found.isArray() && name.matches("\\d+") ? found.path(index(name)) : found.path(name);
    }
    return found;
  }

  static List<String> names(String path) {
    return List.of(path.split("\\.", -1));
  }

  static boolean hasValue(JsonNode node, String path, @Nullable Object value) {
    return Json.isSame(at(node, path), Json.of(value));
  }

  private static int index(String number) {
    return Integer.parseInt(number);
  }
}
