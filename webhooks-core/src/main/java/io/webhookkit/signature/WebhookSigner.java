package io.webhookkit.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signs a message by Standard Webhooks 1.0.0, version v1: the base64 of the HMAC-SHA256 of {@code
 * id.timestamp.body}, once for every secret, so that a receiver may know the old or the new one
 * while they are being changed. Immutable and thread-safe.
 */
public final class WebhookSigner {

  static final String VERSION = "v1,";

  private final List<Secret> secrets;

  /** Creates a signer with at least one secret. */
  public WebhookSigner(List<Secret> secrets) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("a signer needs at least one secret");
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
    return secrets.stream()
        .map(secret -> VERSION + Base64.getEncoder().encodeToString(secret.hmac(head, body)))
        .collect(Collectors.joining(" "));
  }

  static byte[] signedHead(String id, String timestamp) {
    return (id + "." + timestamp + ".").getBytes(UTF_8);
  }
}
