package io.webhookkit.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.Setting;
import io.webhookkit.WebhookConfigurationException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of a {@link SecretCipher}.
 *
 * @param id what it is called beside each value under it: eight digits made of the key, which tell
 *     nothing about it
 * @param key the key
 */
record CipherKey(String id, SecretKeySpec key) {

  private static final int BYTES = 32;
  private static final String FIX =
      "give the base64 of 32 random bytes, and keep it apart from the database; this makes one:"
          + " openssl rand -base64 32";

  static CipherKey parse(String setting, String written) {
    new Setting(setting, written).requireReplaced();
    byte[] bytes = decode(setting, written.strip());
    if (bytes.length != BYTES) {
      throw new WebhookConfigurationException(setting, present(bytes.length), FIX);
    }
    return new CipherKey(id(bytes), new SecretKeySpec(bytes, "AES"));
  }

  private static byte[] decode(String setting, String written) {
    try {
      return Base64.getDecoder().decode(written);
    } catch (IllegalArgumentException notBase64) {
      throw new WebhookConfigurationException(setting, "(not base64)", FIX);
    }
  }

  private static String present(int bytes) {
    return bytes == 0 ? "" : "(" + bytes + " bytes)";
  }

  private static String id(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] digest = mac.doFinal("webhooks key id".getBytes(UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, 4));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "CipherKey[" + id + "]";
  }
}
