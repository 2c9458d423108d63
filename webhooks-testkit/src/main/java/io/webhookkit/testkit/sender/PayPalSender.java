package io.webhookkit.testkit.sender;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * PayPal, with a certificate that only a test trusts: its key is in the testkit for everybody to
 * read. The source is configured with {@link #options}, and fetches from {@link #documents}.
 */
public final class PayPalSender implements Sender {

  private static final String CERTIFICATE =
      "https://api.paypal.com/v1/notifications/certs/CERT-TEST";

  private final String webhookId;
  private final PrivateKey key;

  /**
   * Creates one.
   *
   * @param webhookId the webhook's id, which the source knows as well
   */
  public PayPalSender(String webhookId) {
    this.webhookId = webhookId;
    this.key = key();
  }

  /** Returns the options of the source. */
  public Map<String, String> options() {
    return Map.of("webhook-id", webhookId, "trust-root", file("paypal-test-root.pem"));
  }

  /** Returns what PayPal publishes at an address: the certificate, or nothing. */
  public Optional<byte[]> documents(URI address) {
    return address.equals(URI.create(CERTIFICATE))
        ? Optional.of(file("paypal-test-certificate.pem").getBytes(UTF_8))
        : Optional.empty();
  }

  @Override
  public Map<String, String> headers(Message message) {
    String id = HmacSenders.id(message);
    String time = message.at().toString();
    CRC32 crc = new CRC32();
    crc.update(message.body().getBytes(UTF_8));
    String signed = String.join("|", id, time, webhookId, Long.toString(crc.getValue()));
    return Map.of(
        "PAYPAL-TRANSMISSION-ID",
        id,
        "PAYPAL-TRANSMISSION-TIME",
        time,
        "PAYPAL-AUTH-ALGO",
        "SHA256withRSA",
        "PAYPAL-CERT-URL",
        CERTIFICATE,
        "PAYPAL-TRANSMISSION-SIG",
        Base64.getEncoder().encodeToString(RsaKeys.sign(key, signed)));
  }

  private static PrivateKey key() {
    String base64 = file("paypal-test-key.pem").replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  private static String file(String name) {
    try (InputStream file = PayPalSender.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
