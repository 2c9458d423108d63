package io.webhookkit.inbound.sources;

import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.Received;
import io.webhookkit.inbound.WebhookSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * GitHub: the hexadecimal HMAC-SHA256 of the body in {@code X-Hub-Signature-256}; what happened in
 * {@code X-GitHub-Event}, and more closely in the body's action: {@code issues.opened} (GitHub's
 * documentation, "Validating webhook deliveries"). The body alone is signed: the id and the type
 * are as good as the connection.
 */
final class GitHubSource implements WebhookSource {

  private final String name;
  private final SignedBody signature;

  GitHubSource(SourceSettings settings) {
    this.name = settings.name();
    this.signature = new SignedBody("X-Hub-Signature-256", "sha256=", settings.sharedSecrets());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Received receive(InboundRequest request) {
    signature.requireHex(request);
    JsonNode content = Body.of(request);
    return new Received.Events(
        List.of(
            new InboundEvent(
                name,
                Body.name(request.header("X-GitHub-Delivery"), request.body()),
                type(request.header("X-GitHub-Event"), Body.text(content.path("action"))),
                Body.text(content.path("repository").path("full_name")),
                content,
                content)));
  }

  private static @Nullable String type(@Nullable String event, @Nullable String action) {
    return event == null || action == null ? event : event + "." + action;
  }
}
