package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.Received;
import io.webhookkit.inbound.RejectedRequestException;
import io.webhookkit.inbound.WebhookSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * X, once Twitter: the base64 HMAC-SHA256 of the body in {@code x-twitter-webhooks-signature}. It
 * asks from time to time for a challenge's HMAC, the challenge-response check (X's documentation,
 * "Securing webhooks").
 */
final class XSource implements WebhookSource {

  private static final String PREFIX = "sha256=";

  /** The answer is signed like a request, so nothing that is a request may be answered. */
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_+/=-]{1,256}");

  private final String name;
  private final SharedSecrets secrets;
  private final SignedBody signature;

  XSource(SourceSettings settings) {
    this.name = settings.name();
    this.secrets = settings.sharedSecrets();
    this.signature = new SignedBody("x-twitter-webhooks-signature", PREFIX, secrets);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Received receive(InboundRequest request) {
    signature.requireBase64(request);
    if (CHALLENGE.matcher(new String(request.body(), UTF_8)).matches()) {
      throw RejectedRequestException.notAuthentic("anybody can have a challenge signed");
    }
    JsonNode content = Body.of(request);
    String user = content.path("for_user_id").asString("");
    return new Received.Events(new Grouped(name, user, content, XSource::subject).byType());
  }

  private static @Nullable String subject(JsonNode item) {
    String id = Body.text(item.path("id_str"));
    return id != null ? id : Body.text(item.path("id"));
  }

  @Override
  public Received.Handshake greet(InboundRequest request) {
    String challenge = request.parameter("crc_token");
    if (challenge == null || !CHALLENGE.matcher(challenge).matches()) {
      throw RejectedRequestException.malformed("there is no crc_token of the known form");
    }
    String response = PREFIX + secrets.signInBase64(challenge.getBytes(UTF_8));
    return new Received.Handshake("application/json", "{\"response_token\":\"" + response + "\"}");
  }
}
