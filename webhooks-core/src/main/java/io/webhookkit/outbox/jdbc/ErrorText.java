package io.webhookkit.outbox.jdbc;

/** Fits what is said of a failure into the column {@code error}, whoever has said it. */
final class ErrorText {

  private static final int LONGEST = 500;

  private ErrorText() {}

  static String fitting(String reason) {
    String storable = reason.replace("\0", ""); // which PostgreSQL takes in no text
    return storable.length() <= LONGEST ? storable : storable.substring(0, LONGEST);
  }
}
