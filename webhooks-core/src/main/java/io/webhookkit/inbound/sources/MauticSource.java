package io.webhookkit.inbound.sources;

import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.Received;
import io.webhookkit.inbound.WebhookSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Mautic: the base64 HMAC-SHA256 of the body in {@code Webhook-Signature}, with no id and no
 * timestamp; one request holds many events, grouped by type (read in the source of Mautic 5.1,
 * {@code WebhookModel}). The header's name is that of Standard Webhooks, its value is not.
 */
final class MauticSource implements WebhookSource {

  private final String name;
  private final SignedBody signature;

  MauticSource(SourceSettings settings) {
    this.name = settings.name();
    this.signature = new SignedBody("Webhook-Signature", "", settings.sharedSecrets());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Received receive(InboundRequest request) {
    signature.requireBase64(request);
    JsonNode content = Body.of(request);
    return new Received.Events(new Grouped(name, "", content, MauticSource::subject).byType());
  }

  /** A contact is called a lead in older events. */
  private static @Nullable String subject(JsonNode item) {
    String contact = Body.text(item.path("contact").path("id"));
    return contact != null ? contact : Body.text(item.path("lead").path("id"));
  }
}
