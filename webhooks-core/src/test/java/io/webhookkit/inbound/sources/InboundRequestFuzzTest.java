package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.webhookkit.inbound.EventBytes;
import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundSettings;
import io.webhookkit.inbound.UnreadRequest;
import io.webhookkit.inbound.WebhookReceiver;
import io.webhookkit.inbound.WebhookSource;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * Whatever is sent, by a stranger or by the sender itself: the answer is one that is documented,
 * and an event that is taken can be stored and logged. An input is a head and a body as on the
 * wire: {@code POST source?query}, headers, an empty line. In a header {@code {now}} stands for the
 * time, and {@code {hex}} and {@code {base64}} for the HMAC-SHA256 of what is signed.
 */
class InboundRequestFuzzTest {

  private static final String SECRET = "s3cret";
  private static final List<Integer> DOCUMENTED =
      List.of(200, 400, 401, 404, 405, 408, 413, 415, 503);

  private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
  private final List<InboundEvent> taken = new ArrayList<>();
  private final WebhookReceiver receiver =
      new WebhookReceiver(
          Arrays.stream(SourceKind.values()).map(this::source).toList(),
          taken::add,
          new InboundSettings(
              4096, Duration.ofSeconds(5), Duration.ofDays(32), Duration.ofSeconds(5)));

  InboundRequestFuzzTest() {
    ((Logger) LoggerFactory.getLogger("io.webhookkit")).setLevel(Level.ERROR); // millions of lines
  }

  @Timeout(10)
  @FuzzTest(maxDuration = "5s")
  void theAnswerIsDocumentedAndWhatIsTakenCanBeStored(byte[] input) {
    int end = new String(input, ISO_8859_1).indexOf("\n\n");
    if (end < 0) {
      return;
    }
    taken.clear();
    byte[] body = Arrays.copyOfRange(input, end + 2, input.length);
    String[] head = new String(input, 0, end, UTF_8).split("\n", -1);
    String[] start = head[0].split("[ ?]", 3);

    InboundAnswer answer =
        receiver.receive(
            start.length > 1 ? start[1] : "",
            new UnreadRequest(
                start[0],
                start.length > 2 ? start[2] : null,
                headers(head, body),
                new ByteArrayInputStream(body)));

    assertThat(answer.status()).isIn(DOCUMENTED);
    assertThat(answer.headers().toString()).doesNotContain("\r", "\n");
    for (InboundEvent event : taken) {
      InboundEvent stored = EventBytes.read(event.source(), EventBytes.write(event));
      assertThat(stored.id()).isEqualTo(event.id());
      assertThat(stored.type()).isEqualTo(event.type());
      assertThat(stored.subject()).isEqualTo(event.subject());
      assertThat(stored.toString()).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    }
  }

  private Map<String, List<String>> headers(String[] head, byte[] body) {
    String now = Long.toString(clock.instant().getEpochSecond());
    Map<String, List<String>> headers = new HashMap<>();
    for (String line : List.of(head).subList(1, head.length)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon);
        String value = line.substring(colon + 1).strip().replace("{now}", now);
        headers
            .computeIfAbsent(name, any -> new ArrayList<>())
            .add(signed(name, value, now, new String(body, UTF_8)));
      }
    }
    return headers;
  }

  /** Senders sign the body, but for two who sign the time as well. */
  private static String signed(String header, String value, String now, String body) {
    String text =
        switch (header) {
          case "X-Slack-Signature" -> "v0:" + now + ":" + body;
          case "Stripe-Signature" -> now + "." + body;
          default -> body;
        };
    return value
        .replace("{hex}", TestSignatures.hex(SECRET, text))
        .replace("{base64}", TestSignatures.base64(SECRET, text));
  }

  private WebhookSource source(SourceKind kind) {
    Map<String, String> options =
        switch (kind) {
          case PAYPAL -> Map.of("webhook-id", "WH-1");
          case META -> Map.of("verify-token", SECRET);
          case GOOGLE_PUBSUB -> Map.of("audience", "a", "email", "e");
          default -> Map.of();
        };
    String secret = kind == SourceKind.STANDARD ? "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz" : SECRET;
    return kind.source(
        new SourceSettings(
            kind.toString(), List.of(secret), SourceSettings.DEFAULT_TOLERANCE, options, clock),
        address -> Optional.empty());
  }
}
