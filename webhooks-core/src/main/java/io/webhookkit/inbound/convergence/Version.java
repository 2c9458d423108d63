package io.webhookkit.inbound.convergence;

import io.webhookkit.inbound.InboundEvent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a thing is in one of the systems.
 *
 * @param values its attributes, by their names here; those that are not known are left out
 * @param previous what those were before that have just changed, as far as it is told
 * @param changedAt when it was changed last; null if that is not known
 * @param told whether its system has told it by itself, and may not know yet what it was told in
 *     the meantime; false if it was read
 */
public record Version(
    Map<String, JsonNode> values,
    Map<String, JsonNode> previous,
    @Nullable Instant changedAt,
    boolean told) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Copies the maps. */
  public Version {
    values = Map.copyOf(values);
    previous = Map.copyOf(previous);
  }

  /**
   * A thing as it was read just now: as it is here, or as a reconciliation finds it there.
   *
   * @param values anything that JSON can tell; null is a value
   */
  public static Version read(Map<String, ?> values, @Nullable Instant changedAt) {
    return new Version(json(values), Map.of(), changedAt, false);
  }

  /**
   * A thing as an event tells it.
   *
   * @param values its attributes, by their names here
   * @param changedAt when it was changed there; null if the event does not say
   */
  public static Version told(Map<String, ?> values, @Nullable Instant changedAt) {
    return new Version(json(values), Map.of(), changedAt, true);
  }

  /**
   * A thing as an event tells it, whose sender calls its attributes as they are called here: this
   * kit's events, with their {@code previous} and {@code timestamp}.
   */
  public static Version told(InboundEvent event) {
    return new Version(
        fields(event.data()),
        fields(event.content().path("previous")),
        time(event.content().path("timestamp").asString("")),
        true);
  }

  /** Returns an attribute as text; an empty one if it is not known. */
  public String text(String attribute) {
    JsonNode value = values.get(attribute);
    return value == null ? "" : value.asString("");
  }

  /** Tells whether this version is told because of an attribute, among others. */
  boolean isNewsOf(String attribute) {
    return previous.isEmpty() || previous.containsKey(attribute);
  }

  private static @Nullable Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException notOne) {
      return null;
    }
  }

  private static Map<String, JsonNode> fields(JsonNode object) {
    Map<String, JsonNode> fields = new HashMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  /** By way of text, so that a number is the same whatever type it has in Java. */
  static Map<String, JsonNode> json(Map<String, ?> values) {
    return fields(JSON.readTree(JSON.writeValueAsBytes(values)));
  }

  /** Leaves the values out: they may be private, and this text may reach a log. */
  @Override
  public String toString() {
    return "Version[" + values.keySet() + ", " + changedAt + "]";
  }
}
