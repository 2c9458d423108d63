package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.SenderDocuments;
import io.webhookkit.inbound.WebhookReceiver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The valid request among the vectors, and what is made of it. */
class PayPalTest {

  private final JsonNode valid = vector("paypal-107");
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<InboundEvent> events = new ArrayList<>();
  private Instant now = Instant.ofEpochSecond(valid.path("now").asLong());

  PayPalTest() {
    valid
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), List.of(header.getValue().asString())));
  }

  @Test
  void aNotificationIsAnEvent() {
    assertThat(status(this::certificate)).isEqualTo(200);

    assertThat(events).hasSize(1);
    assertThat(events.get(0).id()).isEqualTo("WH-1");
    assertThat(events.get(0).type()).isEqualTo("PAYMENT.CAPTURE.COMPLETED");
    assertThat(events.get(0).subject()).isEqualTo("42");
  }

  @Test
  void aNotificationOfAnotherTimeIsRefused() {
    now = now.plus(Duration.ofSeconds(301));
    assertThat(status(this::certificate)).isEqualTo(401);
  }

  @Test
  void aCertificateThatHasExpiredIsRefused() {
    now = Instant.parse("2050-01-01T00:00:00Z");
    headers.put("PAYPAL-TRANSMISSION-TIME", List.of("2050-01-01T00:00:00Z"));

    assertThat(status(this::certificate)).isEqualTo(401);
  }

  @Test
  void aNotificationWithoutAnIdOrATimeIsMalformed() {
    headers.remove("PAYPAL-TRANSMISSION-ID");
    assertThat(status(this::certificate)).isEqualTo(400);
  }

  @Test
  void aTimeThatIsNoneIsMalformed() {
    headers.put("PAYPAL-TRANSMISSION-TIME", List.of("yesterday"));
    assertThat(status(this::certificate)).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.paypal.com/v1/notifications/certs/CERT-1",
        "https://shop.paypal.com/v1/notifications/certs/CERT-1",
        "https://api.paypal.com/webapps/upload/CERT-1",
        "https://api.paypal.com/v1/notifications/certs/../../x",
        "https://api.paypal.com/v1/notifications/certs/CERT-1?to=x",
        "https://api.paypal.com/v1/notifications/certs/CERT-1#x",
        "https://api.paypal.com:8443/v1/notifications/certs/CERT-1",
        "https://api.paypal.com./v1/notifications/certs/CERT-1",
        "https://[::1.99999999999.0.1]/",
        "mailto:certs@paypal.com",
        "not an address"
      })
  void aCertificateThatLiesElsewhereIsNotFetched(String address) {
    headers.put("PAYPAL-CERT-URL", List.of(address));

    assertThat(
            status(
                any -> {
                  throw new AssertionError("it is fetched");
                }))
        .isEqualTo(401);
  }

  @Test
  void aCertificateThatDoesNotExistIsNobodys() {
    assertThat(status(address -> Optional.empty())).isEqualTo(401);
  }

  @Test
  void aSenderWhoseCertificateCannotBeHadMayTryAgain() {
    assertThat(
            status(
                address -> {
                  throw new IOException("no answer");
                }))
        .isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n"})
  void whatIsNoCertificateIsRefused(String document) {
    assertThat(status(address -> Optional.of(document.getBytes(UTF_8)))).isEqualTo(401);
  }

  @Test
  void theRootItselfSignsNothing() {
    String root = valid.path("config").path("trustRoot").asString();

    assertThat(status(address -> Optional.of(root.getBytes(UTF_8)))).isEqualTo(401);
  }

  @Test
  void aRootThatComesAlongDoesNoHarm() {
    String root = valid.path("config").path("trustRoot").asString();

    assertThat(
            status(
                address ->
                    certificate(address)
                        .map(pem -> (new String(pem, UTF_8) + root).getBytes(UTF_8))))
        .isEqualTo(200);
  }

  private Optional<byte[]> certificate(URI address) {
    JsonNode pem = valid.path("config").path("certificates").path(address.toString());
    return Optional.of(pem.asString().getBytes(UTF_8));
  }

  private int status(SenderDocuments documents) {
    Map<String, String> options = new HashMap<>();
    options.put("webhook-id", valid.path("config").path("webhookId").asString());
    options.put("trust-root", valid.path("config").path("trustRoot").asString());
    SourceSettings settings =
        new SourceSettings(
            "paypal",
            List.of(),
            SourceSettings.DEFAULT_TOLERANCE,
            options,
            Clock.fixed(now, ZoneOffset.UTC));
    byte[] body = Base64.getDecoder().decode(valid.path("body").asString());
    return new WebhookReceiver(List.of(SourceKind.PAYPAL.source(settings, documents)), events::add)
        .receive("paypal", new InboundRequest("POST", null, headers, body))
        .status();
  }

  private static JsonNode vector(String id) {
    return JsonMapper.shared()
        .readTree(Path.of("src/test/resources/vectors/signatures.json").toFile())
        .valueStream()
        .filter(each -> each.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
