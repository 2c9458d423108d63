package io.webhookkit.inbound.sources;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** RSA keys as a JSON Web Key Set has them (RFC 7517). */
final class KeySet {

  private KeySet() {}

  /** Returns the RSA key of this id; empty if there is none, or it can't be read. */
  static Optional<PublicKey> find(byte[] document, String id) {
    return Body.json(document)
        .path("keys")
        .valueStream()
        .filter(key -> id.equals(Body.text(key.path("kid"))))
        .filter(key -> "RSA".equals(Body.text(key.path("kty"))))
        .findFirst()
        .flatMap(KeySet::rsa);
  }

  private static Optional<PublicKey> rsa(JsonNode key) {
    try {
      RSAPublicKeySpec spec = new RSAPublicKeySpec(number(key, "n"), number(key, "e"));
      return Optional.of(KeyFactory.getInstance("RSA").generatePublic(spec));
    } catch (IllegalArgumentException | GeneralSecurityException unreadable) {
      return Optional.empty();
    }
  }

  private static BigInteger number(JsonNode key, String member) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(member).asString("")));
  }
}
