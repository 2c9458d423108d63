package io.webhookkit.delivery;

import io.webhookkit.signature.WebhookHeaders;
import io.webhookkit.signature.WebhookSigner;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * One signed request, as a transport sends it: nothing added, nothing left out.
 *
 * @param url where to
 * @param headers the Standard Webhooks headers, names in lower case
 * @param contentType the media type of the body
 * @param body the bytes that were signed; not copied, so nobody writes into them
 */
@SuppressWarnings(
    "ArrayRecordComponent") // compared by nobody, and copied for nobody: it is a hot path
public record DeliveryRequest(
    URI url, Map<String, String> headers, String contentType, byte[] body) {

  /** Signs a delivery for an attempt that is made at this moment. */
  static DeliveryRequest sign(Delivery delivery, Instant at) {
    PendingEvent event = delivery.event();
    long seconds = at.getEpochSecond();
    WebhookSigner signer = new WebhookSigner(delivery.endpoint().secrets());
    return new DeliveryRequest(
        delivery.endpoint().url(),
        Map.of(
            WebhookHeaders.ID, event.id(),
            WebhookHeaders.TIMESTAMP, Long.toString(seconds),
            WebhookHeaders.SIGNATURE, signer.sign(event.id(), seconds, event.body())),
        event.contentType(),
        event.body());
  }

  /** Leaves headers and body out, and of the address what may hold a key: this may reach a log. */
  @Override
  public String toString() {
    return "DeliveryRequest[" + url.getScheme() + "://" + url.getHost() + "]";
  }
}
