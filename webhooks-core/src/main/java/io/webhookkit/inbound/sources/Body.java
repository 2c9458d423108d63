package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** How bodies are read once their sender is known. */
final class Body {

  private static final String FORM = "application/x-www-form-urlencoded";

  private Body() {}

  /**
   * Returns the body of a request. A form is an object of its fields, or the JSON in the field
   * {@code payload} if it has that; what is no JSON is its text, or its bytes, so that nothing is
   * lost.
   */
  static JsonNode of(InboundRequest request) {
    String type = request.header("Content-Type");
    return type != null && type.regionMatches(true, 0, FORM, 0, FORM.length())
        ? form(request)
        : of(request.body());
  }

  private static JsonNode form(InboundRequest request) {
    ObjectNode fields = JsonMapper.shared().createObjectNode();
    request.form().forEach((field, values) -> fields.put(field, values.get(0)));
    JsonNode payload = json(fields.path("payload").asString("").getBytes(UTF_8));
    return payload.isObject() ? payload : fields;
  }

  /** Returns the JSON of a body, or its text, or its bytes; a missing node if it is empty. */
  static JsonNode of(byte[] body) {
    JsonNode json = json(body);
    if (!json.isMissingNode() || body.length == 0) {
      return json;
    }
    try {
      return StringNode.valueOf(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException noText) {
      return BinaryNode.valueOf(body);
    }
  }

  /** Returns the JSON of a body; a missing node if it is none. */
  static JsonNode json(byte[] body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }

  /** Returns a text, or a number as one; null if there is neither, or it is empty. */
  static @Nullable String text(JsonNode node) {
    String text = node.isValueNode() && !node.isNull() ? node.asString("") : "";
    return text.isEmpty() ? null : text;
  }

  /** Returns the sender's name for what is in a body, or one of ours if it has none. */
  static String name(@Nullable String given, byte[] body) {
    return given != null ? given : hash(body);
  }

  /** Returns a name for what the sender has no name for: the same for the same content. */
  static String hash(byte[]... parts) {
    return "sha256:" + HexFormat.of().formatHex(Sha256.of(parts));
  }
}
