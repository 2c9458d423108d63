package io.webhookkit.testkit.endpoints;

import java.security.SecureRandom;
import java.util.Base64;

/** Keys for ciphers. */
final class Keys {

  private Keys() {}

  static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
