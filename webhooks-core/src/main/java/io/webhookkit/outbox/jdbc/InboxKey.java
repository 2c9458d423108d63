package io.webhookkit.outbox.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.inbound.Sha256;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The form of a sender's id that every database can keep, and tell from any other. */
final class InboxKey {

  private static final Pattern STORABLE = Pattern.compile("[!-~]{1,255}");

  private InboxKey() {}

  /** Returns the id itself if it is short and of plain characters; else a hash of it. */
  static String of(String id) {
    return STORABLE.matcher(id).matches()
        ? id
        : "id-sha256:" + HexFormat.of().formatHex(Sha256.of(id.getBytes(UTF_8)));
  }
}
