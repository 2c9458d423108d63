package io.webhookkit.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A payload that somebody has looked at and approved: {@code
 * src/test/resources/webhooks/<name>.json}. What is different each time has only its kind in it,
 * such as {@code "<number>"}. The file is written by a run with {@code -Dwebhooks.approve=true}.
 */
final class ApprovedPayload {

  private static final List<String> VARYING = List.of("timestamp", "subject", "sequence");
  private static final List<String> VARYING_IN_CLOUDEVENTS =
      List.of("id", "time", "subject", "sequence");

  private static final Pattern KIND = Pattern.compile("<[a-z]+>");

  private final Path file;

  private ApprovedPayload(Path file) {
    this.file = file;
  }

  static ApprovedPayload of(String name) {
    if (!name.matches("[\\w.-]+")) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name of a file: use letters, digits, full stops and hyphens");
    }
    return new ApprovedPayload(Path.of("src", "test", "resources", "webhooks", name + ".json"));
  }

  /** Returns how a payload differs from what was approved, as a message; empty if it doesn't. */
  Optional<String> difference(ReceivedWebhook webhook, String... varying) {
    JsonNode payload = webhook.json();
    for (String path : varying) {
      if (JsonPath.at(payload, path).isMissingNode()) {
        return Optional.of("There is no " + path + " in the payload " + payload);
      }
    }
    List<String> always = webhook.isCloudEvent() ? VARYING_IN_CLOUDEVENTS : VARYING;
    List<String> veiled = Stream.concat(always.stream(), Stream.of(varying)).toList();
    JsonNode stable = veiled(payload, veiled);
    try {
      if (Boolean.getBoolean("webhooks.approve")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, Json.pretty(stable) + "\n");
        return Optional.empty();
      }
      if (!Files.exists(file)) {
        return Optional.of(message("  (there is no such file yet)", stable, List.of()));
      }
      JsonNode approved = veiled(Json.read(Files.readString(file, UTF_8)), veiled);
      List<String> differences = JsonDifference.between(approved, stable);
      return differences.isEmpty()
          ? Optional.empty()
          : Optional.of(message(Json.pretty(approved), stable, differences));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String message(String approved, JsonNode found, List<String> differences) {
    return "Expected the payload of "
        + file
        + ":\n"
        + approved
        + "\nbut received:\n"
        + Json.pretty(found)
        + differences.stream().map(each -> "\n  " + each).collect(Collectors.joining())
        + "\nIf that is right, approve it by running this test with -Dwebhooks.approve=true";
  }

  private static JsonNode veiled(JsonNode payload, List<String> paths) {
    JsonNode veiled = payload.deepCopy();
    paths.forEach(path -> veil(veiled, path));
    return veiled;
  }

  private static void veil(JsonNode payload, String path) {
    List<String> names = JsonPath.names(path);
    int last = names.size() - 1;
    JsonNode holder =
        last == 0 ? payload : JsonPath.at(payload, String.join(".", names.subList(0, last)));
    if (holder instanceof ObjectNode object && object.has(names.get(last))) {
      object.put(names.get(last), kind(object.get(names.get(last))));
    }
  }

  /** A file that somebody wrote by hand may have the kind there, or any value of it. */
  private static String kind(JsonNode value) {
    String text = value.asString("");
    if (KIND.matcher(text).matches()) {
      return text;
    }
    return "<" + value.getNodeType().name().toLowerCase(Locale.ROOT) + ">";
  }
}
