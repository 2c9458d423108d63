package io.webhookkit.inbound.sources;

import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.Received;
import io.webhookkit.inbound.RejectedRequestException;
import io.webhookkit.inbound.WebhookSource;
import io.webhookkit.signature.InvalidSignatureException;
import io.webhookkit.signature.MalformedMessageException;
import io.webhookkit.signature.Secret;
import io.webhookkit.signature.VerificationKey;
import io.webhookkit.signature.WebhookHeaders;
import io.webhookkit.signature.WebhookVerifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Senders that follow Standard Webhooks 1.0.0, this kit among them, whose CloudEvents are read as
 * the standard payloads that they could have been. Verified by secrets ({@code whsec_…}, with or
 * without the prefix) and public keys ({@code whpk_…}).
 */
final class StandardSource implements WebhookSource {

  private static final List<String> HEADERS =
      List.of(WebhookHeaders.ID, WebhookHeaders.TIMESTAMP, WebhookHeaders.SIGNATURE);

  private final String name;
  private final WebhookVerifier verifier;

  StandardSource(SourceSettings settings) {
    this.name = settings.name();
    List<Secret> secrets = new ArrayList<>();
    List<VerificationKey> keys = new ArrayList<>();
    try {
      for (String text : settings.secrets()) {
        if (VerificationKey.isOne(text)) {
          keys.add(VerificationKey.parse(text));
        } else {
          secrets.add(Secret.parse(text.startsWith("whsec_") ? text : "whsec_" + text));
        }
      }
    } catch (WebhookConfigurationException e) {
      throw e.within("sources." + name);
    }
    if (secrets.isEmpty() && keys.isEmpty()) {
      throw new WebhookConfigurationException(
          "sources." + name + ".secret", "", "give a secret (whsec_…) or a public key (whpk_…)");
    }
    this.verifier = new WebhookVerifier(secrets, keys, settings.tolerance(), settings.clock());
  }

  @Override
  public String name() {
    return name;
  }

  /** The schedule that the specification recommends ends after three and a half days. */
  @Override
  public Duration sendsAgainFor() {
    return Duration.ofDays(5);
  }

  @Override
  public Received receive(InboundRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (String header : HEADERS) {
      String value = request.header(header);
      if (value != null) {
        headers.put(header, value);
      }
    }
    try {
      verifier.verify(headers, request.body());
    } catch (MalformedMessageException e) {
      throw RejectedRequestException.malformed(Objects.toString(e.getMessage()));
    } catch (InvalidSignatureException e) {
      throw RejectedRequestException.notAuthentic(Objects.toString(e.getMessage()));
    }
    return new Received.Events(
        List.of(event(headers, OwnCloudEvent.inStandardForm(Body.of(request.body())))));
  }

  private InboundEvent event(Map<String, String> headers, JsonNode content) {
    return new InboundEvent(
        name,
        Objects.requireNonNull(headers.get(WebhookHeaders.ID)),
        Body.text(content.path("type")),
        Body.text(content.path("subject")),
        content.has("data") ? content.path("data") : content,
        content,
        content
            .path("hops")
            .valueStream()
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .toList());
  }
}
