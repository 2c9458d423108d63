package io.webhookkit.delivery;

import io.webhookkit.WebhookConfigurationException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a private key in the textual form of PKCS #8 (RFC 7468, section 10). */
final class PemKey {

  private static final Pattern FORM =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /** What keys are there, and how each signs. */
  private static final Map<String, String> ALGORITHMS =
      Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA", "EdDSA", "EdDSA");

  private static final byte[] PROBE = {1, 2, 3};

  private PemKey() {}

  /**
   * Parses a key.
   *
   * @param field what an error calls it
   * @param file where the text is from, which an error tells; never the text
   */
  static PrivateKey parse(String field, String file, String text) {
    Matcher pem = FORM.matcher(text);
    if (pem.find()) {
      for (String algorithm : ALGORITHMS.keySet()) {
        try {
          byte[] key = Base64.getMimeDecoder().decode(pem.group(1));
          return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key));
        } catch (GeneralSecurityException | IllegalArgumentException another) {
          // the next algorithm may be it
        }
      }
    }
    throw new WebhookConfigurationException(
        field,
        file,
        "give a private key as PKCS #8 without a password (-----BEGIN PRIVATE KEY-----); this makes"
            + " one of another form: openssl pkcs8 -topk8 -nodes -in old.pem -out key.pem");
  }

  /** Tells whether what the private key signs is verified by the public one. */
  static boolean isPair(PrivateKey ours, PublicKey certified) {
    try {
      Signature signature = Signature.getInstance(ALGORITHMS.get(ours.getAlgorithm()));
      signature.initSign(ours);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException ofAnotherKind) {
      return false;
    }
  }
}
