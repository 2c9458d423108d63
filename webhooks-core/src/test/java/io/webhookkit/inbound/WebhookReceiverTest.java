package io.webhookkit.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.inbound.sources.SourceKind;
import io.webhookkit.inbound.sources.SourceSettings;
import io.webhookkit.signature.Secret;
import io.webhookkit.signature.WebhookHeaders;
import io.webhookkit.signature.WebhookSigner;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_795_600_000);
  private static final byte[] BODY =
      "{\"type\":\"lead.updated\",\"subject\":\"7\",\"data\":{\"id\":7}}".getBytes(UTF_8);

  private final Secret secret = Secret.generate();
  private final List<InboundEvent> events = new ArrayList<>();
  private final WebhookReceiver receiver = new WebhookReceiver(List.of(source("crm")), events::add);

  @Test
  void handsOnTheEventOfAVerifiedRequest() {
    InboundAnswer answer = receiver.receive("crm", request("POST", signed()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(events).hasSize(1);
    InboundEvent event = events.get(0);
    assertThat(event.source()).isEqualTo("crm");
    assertThat(event.id()).isEqualTo("msg_1");
    assertThat(event.type()).isEqualTo("lead.updated");
    assertThat(event.subject()).isEqualTo("7");
    assertThat(event.data().path("id").asInt()).isEqualTo(7);
  }

  @Test
  void answersEveryFailedAuthenticationAlike() {
    Map<String, List<String>> otherSecret =
        with(
            WebhookHeaders.SIGNATURE,
            new WebhookSigner(List.of(Secret.generate())).sign("msg_1", seconds(), BODY));
    Map<String, List<String>> unsigned = signed();
    unsigned.remove(WebhookHeaders.SIGNATURE);
    Map<String, List<String>> late = with(WebhookHeaders.TIMESTAMP, "" + (seconds() - 301));

    assertThat(List.of(otherSecret, unsigned, late))
        .extracting(headers -> receiver.receive("crm", request("POST", headers)))
        .containsOnly(new InboundAnswer(401, "text/plain", "not authentic"));
    assertThat(events).isEmpty();
  }

  @Test
  void refusesARequestWithoutAnIdOrATimestampAsMalformed() {
    for (String header : List.of(WebhookHeaders.ID, WebhookHeaders.TIMESTAMP)) {
      Map<String, List<String>> headers = signed();
      headers.remove(header);

      assertThat(receiver.receive("crm", request("POST", headers)).status()).isEqualTo(400);
    }
    assertThat(status(with(WebhookHeaders.TIMESTAMP, "soon"))).isEqualTo(400);
  }

  @Test
  void refusesAHeaderThatIsThereTwice() {
    Map<String, List<String>> headers = signed();
    headers.put(WebhookHeaders.ID, List.of("msg_1", "msg_2"));

    assertThat(status(headers)).isEqualTo(400);
  }

  @Test
  void refusesAHeaderThatIsThereTwiceInDifferentLetterCases() {
    Map<String, List<String>> headers = signed();
    headers.put("Webhook-Id", List.of("msg_2"));

    assertThat(status(headers)).isEqualTo(400);
  }

  @Test
  void knowsOnlyTheSourcesThatAreConfigured() {
    assertThat(receiver.receive("erp", request("POST", signed())).status()).isEqualTo(404);
  }

  @Test
  void refusesOtherMethods() {
    assertThat(receiver.receive("crm", request("PUT", signed())).status()).isEqualTo(405);
    assertThat(receiver.receive("crm", request("GET", signed())).status()).isEqualTo(405);
  }

  @Test
  void tellsTheSenderToTryAgainWhenAHandlerFails() {
    WebhookReceiver failing =
        new WebhookReceiver(
            List.of(source("crm")),
            event -> {
              throw new IOException("the database is away, and its password is hush");
            });

    InboundAnswer answer = failing.receive("crm", request("POST", signed()));

    assertThat(answer).isEqualTo(new InboundAnswer(500, "text/plain", "failed"));
  }

  @Test
  void tellsTheSenderToTryAgainWhenAHandlerSaysSo() {
    WebhookReceiver busy =
        new WebhookReceiver(
            List.of(source("crm")),
            event -> {
              throw RejectedRequestException.notNow("the inbox is away");
            });

    assertThat(busy.receive("crm", request("POST", signed())).status()).isEqualTo(503);
  }

  @Test
  void answersEvenIfASourceHasABug() {
    WebhookSource broken =
        new WebhookSource() {
          @Override
          public String name() {
            return "crm";
          }

          @Override
          public Received receive(InboundRequest request) {
            throw new IllegalStateException("a bug");
          }
        };

    assertThat(
            new WebhookReceiver(List.of(broken), events::add)
                .receive("crm", request("POST", signed())))
        .isEqualTo(new InboundAnswer(500, "text/plain", "failed"));
  }

  @Test
  void doesNotMindAMalformedQueryThatNobodyReads() {
    InboundRequest request = new InboundRequest("POST", "a=%zz", signed(), BODY);

    assertThat(receiver.receive("crm", request).status()).isEqualTo(200);
  }

  @Test
  void wantsANameOfItsOwnForEachSource() {
    assertThatExceptionOfType(WebhookConfigurationException.class)
        .isThrownBy(() -> new WebhookReceiver(List.of(source("crm"), source("crm")), events::add))
        .withMessage("sources is 'crm': give each source a name of its own");
  }

  private int status(Map<String, List<String>> headers) {
    return receiver.receive("crm", request("POST", headers)).status();
  }

  private Map<String, List<String>> with(String header, String value) {
    Map<String, List<String>> headers = signed();
    headers.put(header, List.of(value));
    return headers;
  }

  private Map<String, List<String>> signed() {
    String signature = new WebhookSigner(List.of(secret)).sign("msg_1", seconds(), BODY);
    return new HashMap<>(
        Map.of(
            WebhookHeaders.ID,
            List.of("msg_1"),
            WebhookHeaders.TIMESTAMP,
            List.of(Long.toString(seconds())),
            WebhookHeaders.SIGNATURE,
            List.of(signature)));
  }

  private static long seconds() {
    return NOW.getEpochSecond();
  }

  private static InboundRequest request(String method, Map<String, List<String>> headers) {
    return new InboundRequest(method, null, headers, BODY);
  }

  private WebhookSource source(String name) {
    SourceSettings settings =
        new SourceSettings(
            name,
            List.of(secret.reveal()),
            SourceSettings.DEFAULT_TOLERANCE,
            Map.of(),
            Clock.fixed(NOW, ZoneOffset.UTC));
    return SourceKind.STANDARD.source(settings, address -> Optional.empty());
  }
}
