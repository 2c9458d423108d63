package io.webhookkit.examples.leadsync.common;

import io.webhookkit.examples.leadsync.common.Measurements.Way;
import io.webhookkit.signature.InvalidSignatureException;
import io.webhookkit.signature.Secret;
import io.webhookkit.signature.WebhookVerifier;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the other application's webhooks, and trusts only what it has signed. */
public class SignedWebhooks {

  private final WebhookVerifier verifier;
  private final JsonMapper mapper;
  private final Measurements measurements;

  SignedWebhooks(String secret, JsonMapper mapper, Measurements measurements) {
    this.verifier = new WebhookVerifier(Secret.parse(secret));
    this.mapper = mapper;
    this.measurements = measurements;
  }

  /** Verifies and parses a webhook; a bad signature is answered with 401. */
  public Inbound read(Map<String, String> headers, byte[] body) {
    try {
      verifier.verify(headers, body);
    } catch (InvalidSignatureException e) {
      throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
    }
    JsonNode event = mapper.readTree(body);
    Instant happened = Instant.parse(event.path("timestamp").asString());
    measurements.request(Way.WEBHOOK, body.length);
    return new Inbound(event.path("sequence").asLong(), happened, event.path("data"));
  }

  /** Notes that a webhook told something new. */
  public void applied(Inbound webhook) {
    measurements.news(Way.WEBHOOK, webhook.happened());
  }
}
