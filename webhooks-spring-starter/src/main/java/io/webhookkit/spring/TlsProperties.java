package io.webhookkit.spring;

import io.webhookkit.delivery.TlsProfile;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How TLS is done with the endpoints that name it.
 *
 * @param trust The file with the certificates that are trusted, as PEM; those of Java unless set.
 * @param certificate The file with our certificate and those that it was issued by, as PEM.
 * @param key The file with our certificate's private key, PKCS #8 without a password, as PEM.
 */
public record TlsProperties(
    @DefaultValue("") String trust,
    @DefaultValue("") String certificate,
    @DefaultValue("") String key) {

  TlsProfile profile(String name) {
    return TlsProfile.read(name, trust, certificate, key);
  }
}
