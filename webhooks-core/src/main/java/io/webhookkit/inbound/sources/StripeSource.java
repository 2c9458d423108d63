package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.Received;
import io.webhookkit.inbound.RejectedRequestException;
import io.webhookkit.inbound.WebhookSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Stripe: {@code Stripe-Signature: t=…,v1=…}, the hexadecimal HMAC-SHA256 of the timestamp, a full
 * stop and the body; several v1 while a secret is being changed (Stripe's documentation, "Verify
 * webhook signatures manually").
 */
final class StripeSource implements WebhookSource {

  /** How many parts of the header are looked at. */
  private static final int MOST = 16;

  private final String name;
  private final SharedSecrets secrets;
  private final Timestamps timestamps;

  StripeSource(SourceSettings settings) {
    this.name = settings.name();
    this.secrets = settings.sharedSecrets();
    this.timestamps = new Timestamps(settings.clock(), settings.tolerance());
  }

  @Override
  public String name() {
    return name;
  }

  /** The parts of the header: a timestamp, and signatures of the version that is known. */
  private record Signatures(@Nullable String timestamp, List<String> v1) {

    static Signatures parse(@Nullable String header) {
      String timestamp = null;
      List<String> v1 = new ArrayList<>();
      for (String part : header == null ? new String[0] : header.split(",", MOST + 1)) {
        if (part.startsWith("t=")) {
          timestamp = part.substring(2);
        } else if (part.startsWith("v1=")) {
          v1.add(part.substring(3));
        }
      }
      return new Signatures(timestamp, v1);
    }
  }

  @Override
  public Received receive(InboundRequest request) {
    Signatures signatures = Signatures.parse(request.header("Stripe-Signature"));
    String timestamp = signatures.timestamp();
    if (timestamp == null) {
      throw RejectedRequestException.notAuthentic("there is no signature of a known form");
    }
    timestamps.requireRecentSeconds(timestamp);
    byte[] head = (timestamp + ".").getBytes(UTF_8);
    if (!secrets.signedInHex(signatures.v1(), head, request.body())) {
      throw RejectedRequestException.notAuthentic("no signature matches");
    }
    return new Received.Events(List.of(event(request.body())));
  }

  private InboundEvent event(byte[] body) {
    JsonNode content = Body.of(body);
    JsonNode object = content.path("data").path("object");
    return new InboundEvent(
        name,
        Body.name(Body.text(content.path("id")), body),
        Body.text(content.path("type")),
        Body.text(object.path("id")),
        object.isMissingNode() ? content : object,
        content);
  }
}
