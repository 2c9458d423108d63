package io.webhookkit.testkit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it is compared here: with all the digits of a number that were sent. */
final class Json {

  private static final JsonMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** Numbers by their value: 20, 20.0 and 2e1 are one. */
  private static final Comparator<JsonNode> BY_VALUE =
      (one, other) ->
          one.isNumber() && other.isNumber()
              ? one.decimalValue().compareTo(other.decimalValue())
              : one.equals(other) ? 0 : 1;

  private Json() {}

  /** Reads a text, with numbers as they are written there. */
  static JsonNode read(String text) {
    return EXACT.readTree(text);
  }

  /** Returns a value as it is in JSON. */
  static JsonNode of(@Nullable Object value) {
    return read(EXACT.writeValueAsString(value));
  }

  static String pretty(JsonNode node) {
    return EXACT.writeValueAsString(node);
  }

  static boolean isSame(JsonNode one, JsonNode other) {
    return one.equals(BY_VALUE, other);
  }

  static boolean areSame(List<JsonNode> some, List<JsonNode> others) {
    return some.size() == others.size()
        && IntStream.range(0, some.size()).allMatch(i -> isSame(some.get(i), others.get(i)));
  }
}
