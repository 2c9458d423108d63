package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.WebhookReceiver;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What somebody may try who does not know the secret. */
class ForgedRequestTest {

  private static final String SIGNATURE_OF_X = "x-twitter-webhooks-signature";

  @Test
  void aBodyIsNotSignedForWhoAsksAsAChallengeIs() {
    String query = "crc_token=%7B%22tweet_create_events%22%3A%5B%5D%7D";

    assertThat(answer("GET", query, Map.of(), "").status()).isEqualTo(400);
  }

  @Test
  void aSignedChallengeIsNoSignedBody() {
    String signed = answer("GET", "crc_token=123", Map.of(), "").body();
    String response = JsonMapper.shared().readTree(signed).path("response_token").asString();

    assertThat(answer("POST", null, Map.of(SIGNATURE_OF_X, List.of(response)), "123").status())
        .isEqualTo(401);
  }

  @Test
  void aParameterThatIsThereTwiceIsRefused() {
    assertThat(answer("GET", "crc_token=1&crc_token=2", Map.of(), "").status()).isEqualTo(400);
  }

  @Test
  void anEscapeThatIsMalformedIsRefused() {
    assertThat(answer("GET", "crc_token=%zz", Map.of(), "").status()).isEqualTo(400);
  }

  private static InboundAnswer answer(
      String method, @Nullable String query, Map<String, List<String>> headers, String body) {
    SourceSettings settings =
        new SourceSettings(
            "x",
            List.of("the app's secret"),
            SourceSettings.DEFAULT_TOLERANCE,
            Map.of(),
            Clock.systemUTC());
    return new WebhookReceiver(
            List.of(SourceKind.X.source(settings, address -> Optional.empty())), event -> {})
        .receive("x", new InboundRequest(method, query, headers, body.getBytes(UTF_8)));
  }
}
