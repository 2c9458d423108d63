package io.webhookkit.inbound.sources;

import io.webhookkit.inbound.InboundEvent;
import io.webhookkit.inbound.InboundRequest;
import io.webhookkit.inbound.Received;
import io.webhookkit.inbound.RejectedRequestException;
import io.webhookkit.inbound.SenderDocuments;
import io.webhookkit.inbound.WebhookSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.PublicKey;
import java.security.cert.TrustAnchor;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * PayPal: SHA256withRSA of transmission id, time, webhook id and the body's CRC-32, parted by bars;
 * the certificate comes from a host of PayPal's and is chained to a root that is trusted (PayPal's
 * documentation, "Verify webhook notifications").
 */
final class PayPalSource implements WebhookSource {

  private static final Set<String> HOSTS =
      Set.of(
          "api.paypal.com",
          "api-m.paypal.com",
          "api.sandbox.paypal.com",
          "api-m.sandbox.paypal.com");
  private static final Pattern PATH =
      Pattern.compile("/v1/notifications/certs/[A-Za-z0-9-]{1,100}");

  /** As PayPal's own libraries have it. */
  private static final Set<String> NAMES =
      Set.of("messageverificationcerts.paypal.com", "messageverificationcerts.sandbox.paypal.com");

  private static final int HTTPS = 443;

  private final String name;
  private final String webhookId;
  private final Set<TrustAnchor> roots;
  private final Clock clock;
  private final Timestamps timestamps;
  private final KnownDocuments documents;

  PayPalSource(SourceSettings settings, SenderDocuments documents) {
    this.name = settings.name();
    this.webhookId = settings.required("webhook-id", "give the webhook's id, as PayPal shows it");
    String root = settings.options().get("trust-root");
    this.roots =
        root == null
            ? TrustedRoots.ofThePlatform()
            : TrustedRoots.parse("sources." + name + ".options.trust-root", root);
    this.clock = settings.clock();
    this.timestamps = new Timestamps(clock, settings.tolerance());
    this.documents = new KnownDocuments(documents, clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Received receive(InboundRequest request) {
    String id = required(request, "PAYPAL-TRANSMISSION-ID");
    String time = required(request, "PAYPAL-TRANSMISSION-TIME");
    timestamps.requireRecentTime(time);
    if (!RsaSignature.ALGORITHM.equals(request.header("PAYPAL-AUTH-ALGO"))) {
      throw RejectedRequestException.notAuthentic("it is signed with another algorithm");
    }
    URI address = certificateAddress(request.header("PAYPAL-CERT-URL"));
    String signature = request.header("PAYPAL-TRANSMISSION-SIG");
    if (signature == null) {
      throw RejectedRequestException.notAuthentic("there is no signature");
    }
    PublicKey key =
        documents
            .get(address)
            .map(pem -> SigningCertificate.trusted(pem, NAMES, roots, clock.instant()))
            .orElseThrow(
                () -> RejectedRequestException.notAuthentic("there is no such certificate"));
    String signed = String.join("|", id, time, webhookId, Long.toString(crc(request.body())));
    if (!isSigned(signed, signature, key)) {
      throw RejectedRequestException.notAuthentic("no signature matches");
    }
    return new Received.Events(List.of(event(request.body())));
  }

  private static String required(InboundRequest request, String header) {
    String value = request.header(header);
    if (value == null) {
      throw RejectedRequestException.malformed("the header " + header + " is missing");
    }
    return value;
  }

  /** Anybody could sign with a certificate of his own: it must lie with PayPal. */
  private static URI certificateAddress(@Nullable String text) {
    try {
      URI address = new URI(text == null ? "" : text);
      String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
      if ("https".equals(address.getScheme())
          && HOSTS.contains(host)
          && address.getRawPath() != null
          && PATH.matcher(address.getRawPath()).matches()
          && address.getRawUserInfo() == null
          && address.getRawQuery() == null
          && address.getRawFragment() == null
          && (address.getPort() == -1 || address.getPort() == HTTPS)) {
        return address;
      }
    } catch (URISyntaxException | NumberFormatException e) {
      // refused like any other
    }
    throw RejectedRequestException.notAuthentic("the certificate lies with somebody else");
  }

  private static long crc(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    return crc.getValue();
  }

  private static boolean isSigned(String text, String signature, PublicKey key) {
    try {
      return RsaSignature.isOf(key, text, Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private InboundEvent event(byte[] body) {
    JsonNode content = Body.of(body);
    JsonNode resource = content.path("resource");
    return new InboundEvent(
        name,
        Body.name(Body.text(content.path("id")), body),
        Body.text(content.path("event_type")),
        Body.text(resource.path("id")),
        resource,
        content);
  }
}
