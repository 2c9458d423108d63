package io.webhookkit.signature;

import io.webhookkit.Setting;
import io.webhookkit.WebhookConfigurationException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A symmetric key that a sender and a receiver share, written {@code whsec_} and base64 as Standard
 * Webhooks has it. Never prints itself. Immutable and thread-safe.
 */
public final class Secret implements SenderSecret {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_BYTES = 24;
  private static final int MAX_BYTES = 64;
  private static final String FIX =
      "use whsec_ and the base64 of 24 to 64 random bytes; this makes one:"
          + " echo \"whsec_$(openssl rand -base64 32)\"";

  private final SecretKeySpec key;

  private Secret(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * Reads a secret in its written form.
   *
   * @throws WebhookConfigurationException if it has another form, or its key is not 24 to 64 bytes
   */
  public static Secret parse(String text) {
    if (text.isBlank()) {
      throw new WebhookConfigurationException("secret", "", FIX);
    }
    new Setting("secret", text).requireReplaced();
    if (!text.startsWith(PREFIX)) {
      throw new WebhookConfigurationException("secret", "(a text without whsec_)", FIX);
    }
    byte[] key = decode(text.substring(PREFIX.length()));
    if (key.length < MIN_BYTES || key.length > MAX_BYTES) {
      throw new WebhookConfigurationException(
          "secret", PREFIX + "… (" + key.length + " bytes)", FIX);
    }
    return new Secret(key);
  }

  /** Returns a new secret of 32 random bytes. */
  public static Secret generate() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new Secret(key);
  }

  /** Returns the written form, to be handed to the other side; keep it out of logs. */
  @Override
  public String reveal() {
    return PREFIX + Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /** Computes the HMAC-SHA256 of the parts, one after the other. */
  byte[] hmac(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw new WebhookConfigurationException("secret", PREFIX + "… (not base64)", FIX);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(key.getEncoded(), secret.key.getEncoded());
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
