package io.webhookkit.delivery;

import io.webhookkit.signature.WebhookHeaders;
import io.webhookkit.signature.WebhookSigner;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One signed request, as a transport sends it: nothing added, nothing left out.
 *
 * @param url where to
 * @param headers the Standard Webhooks headers and those of a {@link DeliveryObserver}, names in
 *     lower case
 * @param contentType the media type of the body
 * @param body the bytes that were signed; not copied, so nobody writes into them
 * @param tls the name of the {@link TlsProfile} that TLS is done with; null for the platform's
 */
@SuppressWarnings(
    "ArrayRecordComponent") // compared by nobody, and copied for nobody: it is a hot path
public record DeliveryRequest(
    URI url, Map<String, String> headers, String contentType, byte[] body, @Nullable String tls) {

  /** A request that TLS is done for as the Java platform has it. */
  public DeliveryRequest(URI url, Map<String, String> headers, String contentType, byte[] body) {
    this(url, headers, contentType, body, null);
  }

  /**
   * Signs a delivery for an attempt that is made at this moment.
   *
   * @param extra headers to send besides, without a signature
   */
  static DeliveryRequest sign(Delivery delivery, Instant at, Map<String, String> extra) {
    PendingEvent event = delivery.event();
    long seconds = at.getEpochSecond();
    WebhookSigner signer = new WebhookSigner(delivery.endpoint().secrets());
    return new DeliveryRequest(
        delivery.endpoint().url(),
        withExtra(
            Map.of(
                WebhookHeaders.ID, event.id(),
                WebhookHeaders.TIMESTAMP, Long.toString(seconds),
                WebhookHeaders.SIGNATURE, signer.sign(event.id(), seconds, event.body())),
            extra),
        event.contentType(),
        event.body(),
        delivery.endpoint().tls());
  }

  private static Map<String, String> withExtra(Map<String, String> own, Map<String, String> extra) {
    if (extra.isEmpty()) {
      return own;
    }
    Map<String, String> all = new HashMap<>(extra);
    all.putAll(own);
    return Map.copyOf(all);
  }

  /** Leaves headers and body out, and of the address what may hold a key: this may reach a log. */
  @Override
  public String toString() {
    return "DeliveryRequest[" + url.getScheme() + "://" + url.getHost() + "]";
  }
}
