package io.webhookkit.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.standardwebhooks.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever stands in the headers: what is accepted, the official library accepts too, and no other
 * message has its signature. An input is a line each for id, timestamp and signatures, and then the
 * body; {@code {now}} stands for the time, and {@code {signature}} for the right signature.
 */
class WebhookVerifierFuzzTest {

  private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

  private final Secret secret = Secret.parse(SECRET);
  private final Clock clock = Clock.systemUTC();

  /** A little stricter than the official library's, which has a clock of its own. */
  private final WebhookVerifier verifier =
      new WebhookVerifier(List.of(secret), Duration.ofMinutes(4), clock);

  @Timeout(10)
  @FuzzTest(maxDuration = "5s")
  void onlyWhatWasSignedIsAccepted(byte[] input) throws Exception {
    String now = Long.toString(clock.instant().getEpochSecond());
    String[] lines = new String(input, UTF_8).replace("{now}", now).split("\n", 4);
    if (lines.length < 4) {
      return;
    }
    String right = WebhookSigner.VERSION + hmac(lines[0] + "." + lines[1] + "." + lines[3]);
    Map<String, String> headers =
        headers(lines[0], lines[1], lines[2].replace("{signature}", right));
    if (accepts(headers, lines[3])) {
      assertThat(headers.get(WebhookHeaders.SIGNATURE).split(" ", -1)).contains(right);
      assertThatNoException()
          .isThrownBy(() -> new Webhook(SECRET).verify(lines[3], official(headers)));
      requireNoOtherMessage(lines, right);
    }
  }

  /**
   * The same bytes are signed wherever the full stops between the three parts are thought to be.
   */
  private void requireNoOtherMessage(String[] lines, String signature) {
    String signed = lines[0] + "." + lines[1] + "." + lines[3];
    for (int first = signed.indexOf('.'); first >= 0; first = signed.indexOf('.', first + 1)) {
      int second = signed.indexOf('.', first + 1);
      String id = signed.substring(0, first);
      if (second >= 0 && !id.equals(lines[0])) {
        String timestamp = signed.substring(first + 1, second);
        String body = signed.substring(second + 1);
        assertThat(accepts(headers(id, timestamp, signature), body)).isFalse();
      }
    }
  }

  private boolean accepts(Map<String, String> headers, String body) {
    try {
      verifier.verify(headers, body.getBytes(UTF_8));
      return true;
    } catch (InvalidSignatureException refused) {
      return false;
    }
  }

  private String hmac(String text) {
    return Base64.getEncoder().encodeToString(secret.hmac(text.getBytes(UTF_8)));
  }

  private static Map<String, String> headers(String id, String timestamp, String signature) {
    return Map.of(
        WebhookHeaders.ID, id,
        WebhookHeaders.TIMESTAMP, timestamp,
        WebhookHeaders.SIGNATURE, signature);
  }

  private static Map<String, List<String>> official(Map<String, String> headers) {
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return all;
  }
}
