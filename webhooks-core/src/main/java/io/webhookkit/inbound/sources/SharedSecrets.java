package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that a sender shares with us, as text: what it has signed with any of them is its
 * own. Every comparison takes the same time whatever was sent. Immutable and thread-safe.
 */
final class SharedSecrets {

  private static final String ALGORITHM = "HmacSHA256";

  private final List<byte[]> secrets;

  SharedSecrets(List<String> secrets) {
    this.secrets = secrets.stream().map(secret -> secret.getBytes(UTF_8)).toList();
  }

  /** Tells whether a text is one of the secrets themselves. */
  boolean contain(String text) {
    return anyEquals(List.of(text), Function.identity());
  }

  /**
   * Tells whether one of the texts is the hexadecimal HMAC-SHA256 of the parts by any of the
   * secrets. Computes once for each secret, however many texts there are.
   */
  boolean signedInHex(List<String> texts, byte[]... parts) {
    return anyEquals(
        texts, secret -> HexFormat.of().formatHex(hmac(secret, parts)).getBytes(UTF_8));
  }

  /** Tells whether a text is the base64 of the HMAC-SHA256 of the parts by any of the secrets. */
  boolean signedInBase64(String text, byte[]... parts) {
    return anyEquals(List.of(text), secret -> Base64.getEncoder().encode(hmac(secret, parts)));
  }

  /** Signs the parts with the first secret, in base64. There has to be one. */
  String signInBase64(byte[]... parts) {
    return Base64.getEncoder().encodeToString(hmac(secrets.get(0), parts));
  }

  private boolean anyEquals(List<String> texts, Function<byte[], byte[]> expectation) {
    boolean found = false;
    for (byte[] secret : secrets) {
      byte[] expected = expectation.apply(secret);
      for (String text : texts) {
        found |= MessageDigest.isEqual(expected, text.getBytes(UTF_8));
      }
    }
    return found;
  }

  private static byte[] hmac(byte[] secret, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
