package io.webhookkit.inbound.sources;

import io.webhookkit.inbound.RejectedRequestException;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** The certificate of a sender, and whether it can be trusted. */
final class SigningCertificate {

  /** A certificate, and what may be between it and a root. */
  private static final int MOST = 10;

  private SigningCertificate() {}

  /**
   * Returns the key of the first certificate, which must bear one of the sender's names, and from
   * which the others must lead to a root that is trusted (RFC 5280, section 6; without revocation
   * lists).
   *
   * @param pem the certificate and what is between it and the root
   * @throws RejectedRequestException if it can't be trusted
   */
  static PublicKey trusted(byte[] pem, Set<String> names, Set<TrustAnchor> roots, Instant now) {
    try {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty() || certificates.size() > MOST) {
        throw RejectedRequestException.notAuthentic("there is no certificate, or too many");
      }
      X509Certificate first = certificates.get(0);
      if (!isNamed(first, names) || !maySign(first)) {
        throw RejectedRequestException.notAuthentic("the certificate is somebody else's");
      }
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(first);
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(roots, target);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      CertPathBuilder.getInstance("PKIX").build(parameters);
      return first.getPublicKey();
    } catch (GeneralSecurityException e) {
      throw RejectedRequestException.notAuthentic("the certificate is not trusted");
    }
  }

  /** Without the extension a key may be used for anything. */
  private static boolean maySign(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return usage == null || usage[0];
  }

  private static boolean isNamed(X509Certificate certificate, Set<String> names) {
    try {
      List<String> common =
          new LdapName(certificate.getSubjectX500Principal().getName())
              .getRdns().stream()
                  .filter(part -> part.getType().equalsIgnoreCase("CN"))
                  .map(part -> part.getValue().toString().toLowerCase(Locale.ROOT))
                  .toList();
      return common.size() == 1 && names.contains(common.get(0));
    } catch (InvalidNameException e) {
      return false;
    }
  }
}
