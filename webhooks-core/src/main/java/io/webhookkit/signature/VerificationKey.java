package io.webhookkit.signature;

import io.webhookkit.WebhookConfigurationException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a sender's Ed25519 key pair, written {@code whpk_} and base64 as Standard
 * Webhooks has it. It verifies, and signs nothing. Immutable and thread-safe.
 */
public final class VerificationKey {

  private static final String PREFIX = "whpk_";
  private static final String FIX = "use whpk_ and the base64 of an Ed25519 public key of 32 bytes";
  private static final int BYTES = 32;
  private static final int SIGNATURE_BYTES = 64;

  /** What X.509 puts before the raw key (RFC 8410, section 4). */
  private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final PublicKey key;

  private VerificationKey(PublicKey key) {
    this.key = key;
  }

  static VerificationKey ofRaw(byte[] raw) throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(HEAD, HEAD.length + BYTES);
    System.arraycopy(raw, 0, encoded, HEAD.length, BYTES);
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    return new VerificationKey(factory.generatePublic(new X509EncodedKeySpec(encoded)));
  }

  /** Tells whether a text is meant to be one, rather than a {@link Secret}. */
  public static boolean isOne(String text) {
    return text.startsWith(PREFIX);
  }

  /**
   * Reads a key in its written form.
   *
   * @throws WebhookConfigurationException if it has another form
   */
  public static VerificationKey parse(String text) {
    if (!isOne(text)) {
      throw new WebhookConfigurationException("secret", "(a text without whpk_)", FIX);
    }
    try {
      byte[] raw = Base64.getDecoder().decode(text.substring(PREFIX.length()));
      if (raw.length != BYTES) {
        throw new WebhookConfigurationException("secret", text, FIX);
      }
      return ofRaw(raw);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new WebhookConfigurationException("secret", text, FIX);
    }
  }

  /** Returns the written form, to be handed to receivers: it is no secret. */
  public String reveal() {
    byte[] encoded = key.getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
    return PREFIX + Base64.getEncoder().encodeToString(raw);
  }

  /**
   * Tells whether this key's other half has signed the parts, one after the other.
   *
   * @param base64 the signature
   */
  boolean hasSigned(String base64, byte[]... parts) {
    try {
      byte[] signature = Base64.getDecoder().decode(base64);
      if (signature.length != SIGNATURE_BYTES) {
        return false; // and not for the platform to judge, which differs in what it lets pass
      }
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      for (byte[] part : parts) {
        verifier.update(part);
      }
      return verifier.verify(signature);
    } catch (IllegalArgumentException | GeneralSecurityException malformed) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerificationKey that && key.equals(that.key);
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
