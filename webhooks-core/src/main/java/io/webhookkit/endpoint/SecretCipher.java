package io.webhookkit.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.WebhookConfigurationException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts what is secret of an endpoint before it is stored: AES-256-GCM with a nonce of its own
 * for each value, bound to the endpoint and the column, so that a value can't be moved to another
 * one. New values are written with the primary key; older keys still read. Never prints a key.
 * Immutable and thread-safe.
 */
public final class SecretCipher {

  private static final String VERSION = "v1";
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final CipherKey primary;
  private final Map<String, CipherKey> byId = new LinkedHashMap<>();
  private final SecureRandom random = new SecureRandom();

  private SecretCipher(CipherKey primary) {
    this.primary = primary;
    byId.put(primary.id(), primary);
  }

  /**
   * Creates a cipher.
   *
   * @param key the primary key, the base64 of 32 random bytes
   * @param oldKeys those that were primary before, as long as values under them are stored
   * @throws WebhookConfigurationException if one is missing or has another form; it names the
   *     setting, and not the key
   */
  public static SecretCipher of(String key, Collection<String> oldKeys) {
    SecretCipher cipher = new SecretCipher(CipherKey.parse("endpoint-store.key", key));
    for (String old : oldKeys) {
      CipherKey parsed = CipherKey.parse("endpoint-store.old-keys", old);
      cipher.byId.putIfAbsent(parsed.id(), parsed);
    }
    return cipher;
  }

  /**
   * Encrypts a value with the primary key.
   *
   * @param endpoint the name of the endpoint that it belongs to
   * @param column where it is stored
   * @return the version, the key's id and the base64 of nonce and ciphertext, parted by colons
   */
  public String encrypt(String value, String endpoint, String column) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, primary, nonce, endpoint, column);
      byte[] sealed = cipher.doFinal(value.getBytes(UTF_8));
      byte[] stored =
          ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return VERSION + ":" + primary.id() + ":" + Base64.getEncoder().encodeToString(stored);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /**
   * Decrypts what {@link #encrypt} has returned for the same endpoint and column.
   *
   * @throws WebhookConfigurationException if there is no key for it, or it is not what was
   *     encrypted for them; it names the endpoint, the column and the key's id
   */
  public String decrypt(String stored, String endpoint, String column) {
    String[] parts = stored.split(":", -1);
    if (parts.length != 3 || !parts[0].equals(VERSION)) {
      throw altered(endpoint, column);
    }
    CipherKey key = byId.get(parts[1]);
    if (key == null) {
      throw new WebhookConfigurationException(
          "endpoint-store.key",
          "(the key " + primary.id() + ")",
          "endpoint '%s' is stored under the key %s: add that one to endpoint-store.old-keys"
              .formatted(endpoint, parts[1].matches("[0-9a-f]{8}") ? parts[1] : "(malformed)"));
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(parts[2]));
      byte[] nonce = new byte[NONCE_BYTES];
      bytes.get(nonce);
      byte[] sealed = new byte[bytes.remaining()];
      bytes.get(sealed);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, endpoint, column);
      return new String(cipher.doFinal(sealed), UTF_8);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw altered(endpoint, column);
    }
  }

  /** Tells whether a stored value is under the primary key. */
  public boolean isCurrent(String stored) {
    return stored.startsWith(VERSION + ":" + primary.id() + ":");
  }

  /** Without a cause: what is wrong with it is nobody's business who has no key. */
  private static WebhookConfigurationException altered(String endpoint, String column) {
    return new WebhookConfigurationException(
        "endpoints." + endpoint + "." + column,
        "(encrypted)",
        "it was altered in the database, or belongs to another endpoint: save the endpoint anew");
  }

  private static Cipher cipher(
      int mode, CipherKey key, byte[] nonce, String endpoint, String column)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((endpoint + "\n" + column).getBytes(UTF_8));
    return cipher;
  }

  @Override
  public String toString() {
    return "SecretCipher" + byId.keySet();
  }
}
