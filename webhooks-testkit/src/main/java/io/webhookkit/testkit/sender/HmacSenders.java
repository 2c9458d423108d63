package io.webhookkit.testkit.sender;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.inbound.sources.SourceKind;
import io.webhookkit.signature.Secret;
import io.webhookkit.signature.WebhookHeaders;
import io.webhookkit.signature.WebhookSigner;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The senders that share a secret with the receiver. */
final class HmacSenders {

  private HmacSenders() {}

  /**
   * Returns the sender of a kind.
   *
   * @throws IllegalArgumentException if that kind has a key of its own
   */
  static Sender of(SourceKind kind, String secret) {
    return switch (kind) {
      case STANDARD -> standard(secret);
      case MAUTIC -> message -> Map.of("Webhook-Signature", base64(secret, message.body()));
      case STRIPE ->
          message ->
              Map.of(
                  "Stripe-Signature",
                  "t=%d,v1=%s"
                      .formatted(
                          seconds(message), hex(secret, seconds(message) + "." + message.body())));
      case X ->
          message ->
              Map.of("x-twitter-webhooks-signature", "sha256=" + base64(secret, message.body()));
      case META ->
          message -> Map.of("X-Hub-Signature-256", "sha256=" + hex(secret, message.body()));
      case GITHUB ->
          message ->
              with(
                  Map.of("X-Hub-Signature-256", "sha256=" + hex(secret, message.body())),
                  "X-GitHub-Delivery",
                  id(message),
                  "X-GitHub-Event",
                  message.type());
      case SHOPIFY ->
          message ->
              with(
                  Map.of("X-Shopify-Hmac-Sha256", base64(secret, message.body())),
                  "X-Shopify-Webhook-Id",
                  id(message),
                  "X-Shopify-Topic",
                  message.type());
      case SLACK ->
          message ->
              Map.of(
                  "X-Slack-Request-Timestamp",
                  Long.toString(seconds(message)),
                  "X-Slack-Signature",
                  "v0=" + hex(secret, "v0:" + seconds(message) + ":" + message.body()));
      case GOOGLE_CHANNEL ->
          message ->
              with(
                  Map.of("X-Goog-Channel-Token", secret),
                  "X-Goog-Message-Number",
                  id(message),
                  "X-Goog-Resource-State",
                  Objects.requireNonNullElse(message.type(), "change"));
      case PAYPAL, GOOGLE_PUBSUB ->
          throw new IllegalArgumentException(
              "a secret is not what %s signs with: use PayPalSender or PubSubSender"
                  .formatted(kind));
    };
  }

  private static Sender standard(String secret) {
    WebhookSigner signer = new WebhookSigner(List.of(Secret.parse(secret)));
    return message -> {
      String id = id(message);
      return Map.of(
          WebhookHeaders.ID,
          id,
          WebhookHeaders.TIMESTAMP,
          Long.toString(seconds(message)),
          WebhookHeaders.SIGNATURE,
          signer.sign(id, seconds(message), message.body().getBytes(UTF_8)));
    };
  }

  private static Map<String, String> with(
      Map<String, String> signature,
      String idHeader,
      String id,
      String typeHeader,
      @Nullable String type) {
    Map<String, String> headers = new HashMap<>(signature);
    headers.put(idHeader, id);
    if (type != null) {
      headers.put(typeHeader, type);
    }
    return headers;
  }

  static String id(Message message) {
    return Objects.requireNonNullElseGet(message.id(), () -> "test_" + UUID.randomUUID());
  }

  private static long seconds(Message message) {
    return message.at().getEpochSecond();
  }

  private static String hex(String secret, String text) {
    return HexFormat.of().formatHex(hmac(secret, text));
  }

  private static String base64(String secret, String text) {
    return Base64.getEncoder().encodeToString(hmac(secret, text));
  }

  private static byte[] hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
