package io.webhookkit.benchmarks.contender;

import io.webhookkit.signature.Secret;
import io.webhookkit.signature.WebhookHeaders;
import io.webhookkit.signature.WebhookSigner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The headers of a signed webhook: what this kit sends, so that others have no less to do. */
final class Signatures {

  private final WebhookSigner signer = new WebhookSigner(List.of(Secret.parse(Wiring.SECRET)));

  Map<String, String> headers(Notice notice) {
    long seconds = Instant.now().getEpochSecond();
    byte[] body = notice.body().getBytes(StandardCharsets.UTF_8);
    return Map.of(
        WebhookHeaders.ID, notice.id(),
        WebhookHeaders.TIMESTAMP, Long.toString(seconds),
        WebhookHeaders.SIGNATURE, signer.sign(notice.id(), seconds, body));
  }
}
