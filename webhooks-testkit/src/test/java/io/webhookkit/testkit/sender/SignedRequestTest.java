package io.webhookkit.testkit.sender;

import static io.webhookkit.testkit.sender.SignedRequest.signedAs;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.SenderDocuments;
import io.webhookkit.inbound.WebhookReceiver;
import io.webhookkit.inbound.sources.SourceKind;
import io.webhookkit.inbound.sources.SourceSettings;
import io.webhookkit.signature.Secret;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the testkit signs is what the sources of the kit verify, and they have vectors. */
class SignedRequestTest {

  private static final String BODY = "{\"id\":\"1\",\"type\":\"lead.updated\"}";

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PAYPAL", "GOOGLE_PUBSUB"})
  void aRequestOfASenderWithASecretIsVerified(SourceKind kind) {
    String secret = Secret.generate().reveal();
    SignedRequest request = signedAs(kind, secret).body(BODY).type("lead.updated");

    assertThat(status(kind, List.of(secret), Map.of(), address -> Optional.empty(), request))
        .isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PAYPAL", "GOOGLE_PUBSUB"})
  void oneWithAnotherSecretIsNot(SourceKind kind) {
    SignedRequest request = signedAs(kind, Secret.generate().reveal()).body(BODY);

    assertThat(
            status(
                kind,
                List.of(Secret.generate().reveal()),
                Map.of(),
                address -> Optional.empty(),
                request))
        .isEqualTo(401);
  }

  @Test
  void aRequestOfPayPalIsVerified() {
    PayPalSender paypal = new PayPalSender("WH-1");
    SignedRequest request = signedAs(paypal).body(BODY);

    assertThat(status(SourceKind.PAYPAL, List.of(), paypal.options(), paypal::documents, request))
        .isEqualTo(200);
    assertThat(
            status(
                SourceKind.PAYPAL,
                List.of(),
                new PayPalSender("WH-2").options(),
                paypal::documents,
                request))
        .isEqualTo(401);
  }

  @Test
  void aRequestOfPubSubIsVerified() {
    PubSubSender google = new PubSubSender("https://app.example.com", "push@example.com");
    PubSubSender other = new PubSubSender("https://app.example.com", "push@example.com");
    SignedRequest request = signedAs(google).body("{\"message\":{\"messageId\":\"m1\"}}");

    assertThat(
            status(
                SourceKind.GOOGLE_PUBSUB, List.of(), google.options(), google::documents, request))
        .isEqualTo(200);
    assertThat(
            status(
                SourceKind.GOOGLE_PUBSUB, List.of(), google.options(), other::documents, request))
        .isEqualTo(401);
  }

  @Test
  void whoSignsWithAKeyHasNoSecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signedAs(SourceKind.PAYPAL, "secret"))
        .withMessageContaining("use PayPalSender or PubSubSender");
  }

  private static int status(
      SourceKind kind,
      List<String> secrets,
      Map<String, String> options,
      SenderDocuments documents,
      SignedRequest request) {
    SourceSettings settings =
        new SourceSettings(
            "sender", secrets, SourceSettings.DEFAULT_TOLERANCE, options, Clock.systemUTC());
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return new WebhookReceiver(List.of(kind.source(settings, documents)), event -> {})
        .receive(
            "sender",
            new InboundRequest("POST", null, headers, request.message().body().getBytes(UTF_8)))
        .status();
  }
}
