package io.webhookkit.inbound.sources;

import io.webhookkit.inbound.RejectedRequestException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An OpenID Connect identity token (RFC 7519), signed with RS256 and nothing else: what algorithm
 * is trusted is not for the token to say.
 *
 * @param keyId which of its issuer's keys has signed it, as it claims
 * @param claims what it claims, not yet verified
 * @param signed the text that is signed
 * @param signature the signature, in base64url
 */
record IdentityToken(String keyId, JsonNode claims, String signed, String signature) {

  private static final String BEARER = "Bearer ";

  /**
   * Reads the token of the header {@code Authorization}.
   *
   * @throws RejectedRequestException if there is none of this kind
   */
  static IdentityToken parse(@Nullable String authorization) {
    String[] parts =
        authorization != null && authorization.startsWith(BEARER)
            ? authorization.substring(BEARER.length()).split("\\.", -1)
            : new String[0];
    if (parts.length != 3) {
      throw refused("there is no identity token");
    }
    JsonNode header = Body.json(decoded(parts[0]));
    if (!"RS256".equals(Body.text(header.path("alg"))) || header.has("crit")) {
      throw refused("the token is signed in another way than by RS256");
    }
    return new IdentityToken(
        Objects.requireNonNullElse(Body.text(header.path("kid")), ""),
        Body.json(decoded(parts[1])),
        parts[0] + "." + parts[1],
        parts[2]);
  }

  private static byte[] decoded(String part) {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException e) {
      throw refused("the token is not base64");
    }
  }

  /** Tells whether the key's other half has signed it. */
  boolean isSignedBy(PublicKey key) {
    return RsaSignature.isOf(key, signed, decoded(signature));
  }

  /** Returns a claim that is a text; empty if it is missing. */
  String claim(String name) {
    JsonNode value = claims.path(name);
    return value.isString() ? value.asString() : "";
  }

  private static RejectedRequestException refused(String reason) {
    return RejectedRequestException.notAuthentic(reason);
  }
}
