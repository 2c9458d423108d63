package io.webhookkit.inbound.sources;

import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.Received;
import io.webhookkit.inbound.WebhookSource;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Shopify: the base64 HMAC-SHA256 of the body in {@code X-Shopify-Hmac-Sha256}; what happened in
 * {@code X-Shopify-Topic}, such as {@code orders/create} (Shopify's documentation, "Deliver
 * webhooks through HTTPS"). The body alone is signed: the id and the type are as good as the
 * connection.
 */
final class ShopifySource implements WebhookSource {

  private final String name;
  private final SignedBody signature;

  ShopifySource(SourceSettings settings) {
    this.name = settings.name();
    this.signature = new SignedBody("X-Shopify-Hmac-Sha256", "", settings.sharedSecrets());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Received receive(InboundRequest request) {
    signature.requireBase64(request);
    JsonNode content = Body.of(request);
    return new Received.Events(
        List.of(
            new InboundEvent(
                name,
                Body.name(request.header("X-Shopify-Webhook-Id"), request.body()),
                request.header("X-Shopify-Topic"),
                Body.text(content.path("id")),
                content,
                content)));
  }
}
