package io.webhookkit.signature;

import io.webhookkit.WebhookConfigurationException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A sender's Ed25519 key pair, written {@code whsk_} and the base64 of its seed and its public key,
 * 32 bytes each. Receivers get {@link #verificationKey()}, with which nobody can sign. Never prints
 * itself. Immutable and thread-safe.
 */
public final class SigningKey implements SenderSecret {

  private static final String PREFIX = "whsk_";
  private static final String ALGORITHM = "Ed25519";
  private static final String FIX =
      "use whsk_ and the base64 of 64 bytes, an Ed25519 seed and its public key, such as"
          + " SigningKey.generate().reveal() gives";
  private static final int HALF = 32;

  /** What PKCS#8 puts before the raw seed (RFC 8410, section 7). */
  private static final byte[] HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private final byte[] halves;
  private final PrivateKey key;
  private final VerificationKey verificationKey;

  private SigningKey(byte[] halves) throws GeneralSecurityException {
    this.halves = halves;
    byte[] encoded = Arrays.copyOf(HEAD, HEAD.length + HALF);
    System.arraycopy(halves, 0, encoded, HEAD.length, HALF);
    this.key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    this.verificationKey = VerificationKey.ofRaw(Arrays.copyOfRange(halves, HALF, 2 * HALF));
  }

  /** Tells whether a text is meant to be one, rather than a {@link Secret}. */
  public static boolean isOne(String text) {
    return text.startsWith(PREFIX);
  }

  /**
   * Reads a key in its written form.
   *
   * @throws WebhookConfigurationException if it has another form, or its public key is not that of
   *     its seed
   */
  public static SigningKey parse(String text) {
    if (!isOne(text)) {
      throw refused("(a text without whsk_)");
    }
    try {
      byte[] halves = Base64.getDecoder().decode(text.substring(PREFIX.length()));
      if (halves.length != 2 * HALF) {
        throw refused(PREFIX + "… (" + halves.length + " bytes)");
      }
      SigningKey key = new SigningKey(halves);
      String sample = Base64.getEncoder().encodeToString(key.sign(HEAD));
      if (!key.verificationKey.hasSigned(sample, HEAD)) {
        throw refused(PREFIX + "… (its public key is another one's)");
      }
      return key;
    } catch (IllegalArgumentException notBase64) {
      throw refused(PREFIX + "… (not base64)");
    } catch (GeneralSecurityException e) {
      throw refused(PREFIX + "… (no key)");
    }
  }

  private static WebhookConfigurationException refused(String value) {
    return new WebhookConfigurationException("secret", value, FIX);
  }

  /** Returns a new key, of the platform's best random numbers. */
  public static SigningKey generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      byte[] halves = new byte[2 * HALF];
      copyEnd(pair.getPrivate().getEncoded(), halves, 0);
      copyEnd(pair.getPublic().getEncoded(), halves, HALF);
      return new SigningKey(halves);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Both encodings end with the raw bytes. */
  private static void copyEnd(byte[] encoded, byte[] halves, int start) {
    System.arraycopy(encoded, encoded.length - HALF, halves, start, HALF);
  }

  /** Returns the written form, both halves: it is never handed to a receiver. */
  @Override
  public String reveal() {
    return PREFIX + Base64.getEncoder().encodeToString(halves);
  }

  /** Returns the public half, for the receivers. */
  public VerificationKey verificationKey() {
    return verificationKey;
  }

  /** Signs the parts, one after the other. */
  byte[] sign(byte[]... parts) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      for (byte[] part : parts) {
        signature.update(part);
      }
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SigningKey that && MessageDigest.isEqual(halves, that.halves);
  }

  @Override
  public int hashCode() {
    return verificationKey.hashCode();
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
