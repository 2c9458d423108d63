package io.webhookkit.jakarta;

import io.webhookkit.Setting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The settings of the kit as they are written, by what follows {@code webhooks.} in their names.
 *
 * @param all may have others as well
 */
record WrittenSettings(WebhooksSettings all) {

  private static final String PREFIX = "webhooks.";

  Optional<Setting> setting(String name) {
    return all.value(PREFIX + name).map(value -> new Setting(name, value));
  }

  /** Returns a setting as it is written; empty if it is not. */
  String text(String name) {
    return all.value(PREFIX + name).orElse("");
  }

  List<String> list(String name) {
    return all.values(PREFIX + name);
  }

  /** Returns the names of all settings of a group, as {@link #setting} takes them. */
  Set<String> names(String group) {
    return all.names().stream()
        .filter(name -> name.startsWith(PREFIX + group))
        .map(name -> name.substring(PREFIX.length()))
        .collect(Collectors.toSet());
  }

  /** Returns what stands between a group and the last part, such as the names of endpoints. */
  Set<String> members(String group) {
    Set<String> members = new TreeSet<>();
    for (String name : names(group)) {
      int end = name.lastIndexOf('.');
      if (end > group.length()) {
        members.add(name.substring(group.length(), end));
      }
    }
    return members;
  }
}
