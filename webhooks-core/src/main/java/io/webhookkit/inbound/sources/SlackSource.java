package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.Received;
import io.webhookkit.inbound.RejectedRequestException;
import io.webhookkit.inbound.WebhookSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Slack: the hexadecimal HMAC-SHA256 of {@code v0:timestamp:body} in {@code X-Slack-Signature}.
 * Events come as JSON, commands and interactions as forms; a new address is asked for a challenge
 * (Slack's documentation, "Verifying requests from Slack").
 */
final class SlackSource implements WebhookSource {

  private static final String PREFIX = "v0=";

  private final String name;
  private final SharedSecrets secrets;
  private final Timestamps timestamps;

  SlackSource(SourceSettings settings) {
    this.name = settings.name();
    this.secrets = settings.sharedSecrets();
    this.timestamps = new Timestamps(settings.clock(), settings.tolerance());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Received receive(InboundRequest request) {
    verify(request);
    JsonNode content = Body.of(request);
    String type = Body.text(content.path("type"));
    if ("url_verification".equals(type)) {
      return new Received.Handshake("text/plain", content.path("challenge").asString(""));
    }
    return new Received.Events(List.of(event(request.body(), type, content)));
  }

  private void verify(InboundRequest request) {
    String timestamp = request.header("X-Slack-Request-Timestamp");
    if (timestamp == null) {
      throw RejectedRequestException.malformed("the timestamp is missing");
    }
    timestamps.requireRecentSeconds(timestamp);
    String signature = Objects.requireNonNullElse(request.header("X-Slack-Signature"), "");
    byte[] head = ("v0:" + timestamp + ":").getBytes(UTF_8);
    if (!signature.startsWith(PREFIX)
        || !secrets.signedInHex(
            List.of(signature.substring(PREFIX.length())), head, request.body())) {
      throw RejectedRequestException.notAuthentic("no signature matches");
    }
  }

  private InboundEvent event(byte[] body, @Nullable String type, JsonNode content) {
    JsonNode event = content.path("event");
    return new InboundEvent(
        name,
        Body.name(Body.text(content.path("event_id")), body),
        event.isObject() ? Body.text(event.path("type")) : type,
        Body.text(event.path("channel")),
        event.isObject() ? event : content,
        content);
  }
}
