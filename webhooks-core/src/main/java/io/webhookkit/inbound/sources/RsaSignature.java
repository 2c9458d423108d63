package io.webhookkit.inbound.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/** SHA256withRSA, by which some senders sign a text. */
final class RsaSignature {

  static final String ALGORITHM = "SHA256withRSA";

  private RsaSignature() {}

  /** Tells whether the key's other half has signed the text. */
  static boolean isOf(PublicKey key, String text, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(text.getBytes(UTF_8));
      return verifier.verify(signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }
}
