package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.Received;
import io.webhookkit.inbound.RejectedRequestException;
import io.webhookkit.inbound.WebhookSource;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Google's notification channels (Drive, Calendar, …): nothing is signed, but the token comes back
 * that the channel was opened with, in {@code X-Goog-Channel-Token} (Google's documentation, "Push
 * notifications"). What has changed is not told, only that something has.
 */
final class GoogleChannelSource implements WebhookSource {

  /** What a new channel says first. */
  private static final String HELLO = "sync";

  private final String name;
  private final SharedSecrets tokens;

  GoogleChannelSource(SourceSettings settings) {
    this.name = settings.name();
    this.tokens = settings.sharedSecrets();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Received receive(InboundRequest request) {
    String token = request.header("X-Goog-Channel-Token");
    if (token == null || !tokens.contain(token)) {
      throw RejectedRequestException.notAuthentic("the channel's token is another one");
    }
    if (HELLO.equals(request.header("X-Goog-Resource-State"))) {
      return new Received.Events(List.of());
    }
    JsonNode content = Body.of(request);
    return new Received.Events(
        List.of(
            new InboundEvent(
                name,
                id(request),
                request.header("X-Goog-Resource-State"),
                request.header("X-Goog-Resource-ID"),
                content,
                content)));
  }

  /** A channel numbers its messages. */
  private static String id(InboundRequest request) {
    String number = request.header("X-Goog-Message-Number");
    String channel = Objects.requireNonNullElse(request.header("X-Goog-Channel-ID"), "");
    String state = Objects.requireNonNullElse(request.header("X-Goog-Resource-State"), "");
    return number != null
        ? channel + ":" + number
        : Body.hash((channel + "\n" + state + "\n").getBytes(UTF_8), request.body());
  }
}
