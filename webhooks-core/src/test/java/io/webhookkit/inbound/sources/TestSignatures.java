package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as a sender does, without the code under test. */
final class TestSignatures {

  private TestSignatures() {}

  static String hex(String secret, String text) {
    return HexFormat.of().formatHex(hmac(secret, text));
  }

  static String base64(String secret, String text) {
    return Base64.getEncoder().encodeToString(hmac(secret, text));
  }

  private static byte[] hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
