package io.webhookkit.micronaut;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import io.webhookkit.delivery.TlsProfile;

/**
 * How TLS is done with the endpoints that name it.
 *
 * @param name What it is called; Micronaut writes it in lower case, with hyphens.
 * @param trust The file with the certificates that are trusted, as PEM; those of Java unless set.
 * @param certificate The file with our certificate and those that it was issued by, as PEM.
 * @param key The file with our certificate's private key, PKCS #8 without a password, as PEM.
 */
@EachProperty("webhooks.tls")
public record TlsConfiguration(
    @Parameter String name,
    @Bindable(defaultValue = "") String trust,
    @Bindable(defaultValue = "") String certificate,
    @Bindable(defaultValue = "") String key) {

  TlsProfile profile() {
    return TlsProfile.read(name, trust, certificate, key);
  }
}
