package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.SenderDocuments;
import io.webhookkit.inbound.WebhookReceiver;
import io.webhookkit.inbound.WebhookSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends every case of {@code signatures.json} in the folder {@code -Dwebhooks.vectors=…}, by
 * default the one among the test resources, to a receiver, as a request comes to it, and compares
 * the verdict and what a handshake is answered.
 */
class SignatureVectorsTest {

  /** Malformed, not authentic, or by a method that the sender has no use for. */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 405);

  /** What a source may be configured with; a case has the sender's keys beside it. */
  private static final Set<String> OPTIONS =
      Set.of("webhook-id", "trust-root", "verify-token", "audience", "email");

  @Test
  void everyRequestGetsTheVerdictThatIsExpected() {
    String folder = System.getProperty("webhooks.vectors", "src/test/resources/vectors");
    JsonNode cases = JsonMapper.shared().readTree(Path.of(folder, "signatures.json").toFile());
    List<String> mismatches = new ArrayList<>();
    for (JsonNode each : cases) {
      InboundAnswer answer = answer(each);
      if (!isExpected(each, answer)) {
        mismatches.add(each.path("id").asString() + " got " + answer + ": " + each);
      }
    }

    System.out.println(
        cases.size() - mismatches.size() + " passed, " + mismatches.size() + " failed");
    assertThat(cases).isNotEmpty();
    assertThat(mismatches).isEmpty();
  }

  private static boolean isExpected(JsonNode vector, InboundAnswer answer) {
    if (vector.path("expect").asString().equals("reject")) {
      return REFUSALS.contains(answer.status());
    }
    String body = vector.path("answer").asString("");
    return answer.status() / 100 == 2 && answer.body().equals(body);
  }

  private static InboundAnswer answer(JsonNode vector) {
    String name = vector.path("source").asString();
    WebhookSource source =
        SourceKind.parse(name).source(settings(name, vector), documents(vector.path("config")));
    WebhookReceiver receiver = new WebhookReceiver(List.of(source), event -> {});
    return receiver.receive(name, request(vector));
  }

  private static SourceSettings settings(String name, JsonNode vector) {
    List<String> secrets =
        vector.path("secrets").valueStream().map(secret -> secret.asString()).toList();
    Map<String, String> options = new HashMap<>();
    vector
        .path("config")
        .properties()
        .forEach(option -> options.put(written(option.getKey()), option.getValue().asString("")));
    options.keySet().retainAll(OPTIONS);
    Instant now = Instant.ofEpochSecond(vector.path("now").asLong());
    return new SourceSettings(
        name, secrets, SourceSettings.DEFAULT_TOLERANCE, options, Clock.fixed(now, ZoneOffset.UTC));
  }

  /** As options are written in a configuration: webhookId is webhook-id there. */
  private static String written(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** What the sender would publish. */
  private static SenderDocuments documents(JsonNode config) {
    return address -> {
      JsonNode document =
          config.has("jwks")
              ? config.path("jwks")
              : config.path("certificates").path(address.toString());
      String text = document.isString() ? document.asString() : document.toString();
      return document.isMissingNode() ? Optional.empty() : Optional.of(text.getBytes(UTF_8));
    };
  }

  private static InboundRequest request(JsonNode vector) {
    Map<String, List<String>> headers = new HashMap<>();
    vector
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), values(header.getValue())));
    JsonNode query = vector.path("query");
    return new InboundRequest(
        vector.path("method").asString(),
        query.isString() ? query.asString() : null,
        headers,
        Base64.getDecoder().decode(vector.path("body").asString("")));
  }

  private static List<String> values(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(each -> each.asString()).toList()
        : List.of(value.asString());
  }
}
