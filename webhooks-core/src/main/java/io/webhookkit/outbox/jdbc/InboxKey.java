package io.webhookkit.outbox.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The form of a sender's id that every database can keep, and tell from any other. */
final class InboxKey {

  private static final Pattern STORABLE = Pattern.compile("[!-~]{1,255}");

  private InboxKey() {}

  /** Returns the id itself if it is short and of plain characters; else a hash of it. */
  static String of(String id) {
    return STORABLE.matcher(id).matches() ? id : "id-sha256:" + hash(id);
  }

  private static String hash(String id) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
