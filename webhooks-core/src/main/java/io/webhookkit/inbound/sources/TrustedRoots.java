package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.webhookkit.WebhookConfigurationException;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The roots that certificates are chained to. */
final class TrustedRoots {

  private TrustedRoots() {}

  /** Returns those that this Java platform trusts. */
  static Set<TrustAnchor> ofThePlatform() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((@Nullable KeyStore) null);
      return anchors(
          Arrays.stream(factory.getTrustManagers())
              .filter(X509TrustManager.class::isInstance)
              .flatMap(each -> Stream.of(((X509TrustManager) each).getAcceptedIssuers())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has trusted roots", e);
    }
  }

  /**
   * Reads roots in PEM.
   *
   * @param setting what they are set by, for the error
   * @throws WebhookConfigurationException if they can't be read
   */
  static Set<TrustAnchor> parse(String setting, String pem) {
    try {
      ByteArrayInputStream text = new ByteArrayInputStream(pem.getBytes(US_ASCII));
      Set<TrustAnchor> roots =
          anchors(
              CertificateFactory.getInstance("X.509").generateCertificates(text).stream()
                  .map(X509Certificate.class::cast));
      if (!roots.isEmpty()) {
        return roots;
      }
    } catch (GeneralSecurityException e) {
      // refused like a text without any
    }
    throw new WebhookConfigurationException(
        setting, "(no certificate)", "give the certificates themselves, in PEM");
  }

  private static Set<TrustAnchor> anchors(Stream<X509Certificate> certificates) {
    return certificates
        .map(certificate -> new TrustAnchor(certificate, null))
        .collect(Collectors.toUnmodifiableSet());
  }
}
