package io.webhookkit.inbound.sources;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.Received;
import io.webhookkit.inbound.RejectedRequestException;
import io.webhookkit.inbound.WebhookSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Meta (Facebook, Instagram, WhatsApp): the hexadecimal HMAC-SHA256 of the body in {@code
 * X-Hub-Signature-256}, signed with the app's secret; a request holds several entries. Before the
 * first one it asks for a challenge, with the verify token that both sides know (Meta's
 * documentation, "Webhooks, getting started").
 */
final class MetaSource implements WebhookSource {

  private final String name;
  private final SignedBody signature;
  private final SharedSecrets verifyTokens;

  MetaSource(SourceSettings settings) {
    this.name = settings.name();
    this.signature =
        new SignedBody("X-Hub-Signature-256", "sha256=", new SharedSecrets(settings.secrets()));
    String token = settings.options().get("verify-token");
    this.verifyTokens = new SharedSecrets(token == null ? List.of() : List.of(token));
    if (token == null && settings.secrets().isEmpty()) {
      throw new WebhookConfigurationException(
          "sources." + name + ".secret",
          "",
          "give the app's secret, which requests are signed with");
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Received receive(InboundRequest request) {
    signature.requireHex(request);
    JsonNode content = Body.of(request);
    String type = Body.text(content.path("object"));
    JsonNode entries = content.path("entry");
    Grouped grouped = new Grouped(name, "", content, entry -> Body.text(entry.path("id")));
    return new Received.Events(
        entries.isArray() && !entries.isEmpty()
            ? grouped.items("entry", type, entries)
            : List.of(whole(request, type, content)));
  }

  private InboundEvent whole(InboundRequest request, @Nullable String type, JsonNode content) {
    String id = Body.hash(request.body());
    return new InboundEvent(name, id, type, null, content, content);
  }

  @Override
  public Received.Handshake greet(InboundRequest request) {
    String challenge = request.parameter("hub.challenge");
    if (challenge == null || !"subscribe".equals(request.parameter("hub.mode"))) {
      throw RejectedRequestException.malformed("this is no subscription");
    }
    String token = request.parameter("hub.verify_token");
    if (token == null || !verifyTokens.contain(token)) {
      throw RejectedRequestException.notAuthentic("the verify token is another one");
    }
    return new Received.Handshake("text/plain", challenge);
  }
}
