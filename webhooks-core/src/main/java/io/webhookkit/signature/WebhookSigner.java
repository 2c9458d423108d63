package io.webhookkit.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signs {@code id.timestamp.body} by Standard Webhooks 1.0.0: with HMAC-SHA256 for every secret
 * (version v1), then with Ed25519 for every signing key (version v1a). A receiver may thus know the
 * old one or the new one while they are being changed. Immutable and thread-safe.
 */
public final class WebhookSigner {

  static final String VERSION = "v1,";
  static final String ASYMMETRIC = "v1a,";

  private final List<? extends SenderSecret> secrets;

  /** Creates a signer with at least one secret or signing key. */
  public WebhookSigner(List<? extends SenderSecret> secrets) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("a signer needs at least one secret or signing key");
    }
    this.secrets = List.copyOf(secrets);
  }

  /**
   * Returns the value of the header {@link WebhookHeaders#SIGNATURE}.
   *
   * @param id the value of {@link WebhookHeaders#ID}; it has no full stop
   * @param timestamp the value of {@link WebhookHeaders#TIMESTAMP}, in seconds since the epoch
   * @param body the very bytes that are sent
   */
  public String sign(String id, long timestamp, byte[] body) {
    byte[] head = signedHead(id, Long.toString(timestamp));
    Stream<String> symmetric =
        of(Secret.class).map(secret -> VERSION + base64(secret.hmac(head, body)));
    Stream<String> asymmetric =
        of(SigningKey.class).map(key -> ASYMMETRIC + base64(key.sign(head, body)));
    return Stream.concat(symmetric, asymmetric).collect(Collectors.joining(" "));
  }

  private <T extends SenderSecret> Stream<T> of(Class<T> kind) {
    return secrets.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static String base64(byte[] signature) {
    return Base64.getEncoder().encodeToString(signature);
  }

  static byte[] signedHead(String id, String timestamp) {
    return (id + "." + timestamp + ".").getBytes(UTF_8);
  }
}
