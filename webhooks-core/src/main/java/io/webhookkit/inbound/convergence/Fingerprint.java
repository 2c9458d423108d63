package io.webhookkit.inbound.convergence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.inbound.Sha256;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Tells values apart without keeping them. */
final class Fingerprint {

  private Fingerprint() {}

  /** Returns that of one value. */
  static String of(JsonNode value) {
    return HexFormat.of().formatHex(Sha256.of(value.toString().getBytes(UTF_8)), 0, 16);
  }

  /** Returns that of several values, whatever order they come in. */
  static String of(Map<String, JsonNode> values) {
    StringBuilder all = new StringBuilder();
    new TreeMap<>(values).forEach((name, value) -> all.append(name).append(of(value)));
    return of(StringNode.valueOf(all.toString()));
  }
}
