package io.webhookkit.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where two JSON values differ: a line for each path, whatever the order of names is. */
final class JsonDifference {

  private final List<String> lines = new ArrayList<>();

  private JsonDifference() {}

  /** Compares digit by digit: 19.9 is not 19.90. */
  static List<String> between(JsonNode approved, JsonNode received) {
    JsonDifference difference = new JsonDifference();
    difference.compare("", approved, received);
    return difference.lines;
  }

  private void compare(String path, JsonNode approved, JsonNode received) {
    if (approved.isObject() && received.isObject()) {
      Set<String> names = new TreeSet<>(approved.propertyNames());
      names.addAll(received.propertyNames());
      names.forEach(name -> compare(below(path, name), approved.path(name), received.path(name)));
    } else if (approved.isArray() && received.isArray()) {
      for (int i = 0; i < Math.max(approved.size(), received.size()); i++) {
        compare(below(path, Integer.toString(i)), approved.path(i), received.path(i));
      }
    } else if (!approved.toString().equals(received.toString())) {
      lines.add("%s: approved %s, received %s".formatted(path, shown(approved), shown(received)));
    }
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }
}
