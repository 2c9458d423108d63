package io.webhookkit.inbound;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** The hash by which what has no name of its own is told apart. */
public final class Sha256 {

  private Sha256() {}

  /** Returns the 32 bytes of the hash of some parts, one after the other. */
  public static byte[] of(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
