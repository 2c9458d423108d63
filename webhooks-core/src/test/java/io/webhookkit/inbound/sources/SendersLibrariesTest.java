package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.stripe.net.Webhook.Signature;
import com.stripe.net.Webhook.Util;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.WebhookReceiver;
import io.webhookkit.signature.Secret;
import io.webhookkit.signature.WebhookHeaders;
import io.webhookkit.signature.WebhookSigner;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the senders' own libraries sign is accepted here, and what is signed here they accept. */
class SendersLibrariesTest {

  private static final String BODY = "{\"type\":\"lead.updated\",\"data\":{\"name\":\"Zoë 山田\"}}";

  private final long now = Clock.systemUTC().instant().getEpochSecond();

  @Test
  void standardWebhooksIsUnderstood() throws Exception {
    String secret = Secret.generate().reveal();
    String signature = new com.standardwebhooks.Webhook(secret).sign("msg_1", now, BODY);

    assertThat(status(SourceKind.STANDARD, secret, standard(signature))).isEqualTo(200);
  }

  @Test
  void standardWebhooksUnderstands() {
    Secret secret = Secret.generate();

    assertThatNoException()
        .isThrownBy(
            () ->
                new com.standardwebhooks.Webhook(secret.reveal())
                    .verify(BODY, HttpHeaders.of(standard(signed(secret)), (name, value) -> true)));
  }

  @Test
  void svixIsUnderstood() throws Exception {
    String secret = Secret.generate().reveal();
    String signature = new com.svix.Webhook(secret).sign("msg_1", now, BODY);

    assertThat(status(SourceKind.STANDARD, secret, standard(signature))).isEqualTo(200);
  }

  @Test
  void svixUnderstands() {
    Secret secret = Secret.generate();

    assertThatNoException()
        .isThrownBy(
            () -> new com.svix.Webhook(secret.reveal()).verify(BODY, standard(signed(secret))));
  }

  @Test
  void stripeIsUnderstood() throws Exception {
    String signature = Util.computeHmacSha256("whsec_test", now + "." + BODY);

    assertThat(status(SourceKind.STRIPE, "whsec_test", stripe(signature))).isEqualTo(200);
  }

  @Test
  void whatStripeAcceptsIsWhatIsAcceptedHere() throws Exception {
    String signature = TestSignatures.hex("whsec_test", now + "." + BODY);
    String header = stripe(signature).get("Stripe-Signature").get(0);

    assertThat(Signature.verifyHeader(BODY, header, "whsec_test", 300)).isTrue();
    assertThat(status(SourceKind.STRIPE, "whsec_test", stripe(signature))).isEqualTo(200);
  }

  private String signed(Secret secret) {
    return new WebhookSigner(List.of(secret)).sign("msg_1", now, BODY.getBytes(UTF_8));
  }

  private Map<String, List<String>> standard(String signature) {
    return Map.of(
        WebhookHeaders.ID,
        List.of("msg_1"),
        WebhookHeaders.TIMESTAMP,
        List.of(Long.toString(now)),
        WebhookHeaders.SIGNATURE,
        List.of(signature));
  }

  private Map<String, List<String>> stripe(String signature) {
    return Map.of("Stripe-Signature", List.of("t=" + now + ",v1=" + signature));
  }

  private static int status(SourceKind kind, String secret, Map<String, List<String>> headers) {
    SourceSettings settings =
        new SourceSettings(
            "peer", List.of(secret), SourceSettings.DEFAULT_TOLERANCE, Map.of(), Clock.systemUTC());
    return new WebhookReceiver(
            List.of(kind.source(settings, address -> Optional.empty())), event -> {})
        .receive("peer", new InboundRequest("POST", null, headers, BODY.getBytes(UTF_8)))
        .status();
  }
}
