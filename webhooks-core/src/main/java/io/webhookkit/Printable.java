package io.webhookkit;

import java.util.regex.Pattern;

/** Fits a text that came from outside into one line of a message or a log. */
public final class Printable {

  private static final int LONGEST = 200;
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private Printable() {}

  /** Returns it with whatever ends or hides a part of a line replaced, and cut if it is long. */
  public static String of(String text) {
    boolean isLong = text.length() > LONGEST;
    return line(isLong ? text.substring(0, LONGEST) : text) + (isLong ? "…" : "");
  }

  /** Returns it with whatever ends or hides a part of a line replaced, at its full length. */
  static String line(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
  }
}
