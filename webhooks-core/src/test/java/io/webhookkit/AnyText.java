package io.webhookkit;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * Texts as nobody means them: of all characters, of those that break lines and quotes, and long.
 */
public final class AnyText {

  /** What ends a line, hides a part of it, or is half a character. */
  public static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private static final List<String> SHARP =
      List.of(
          "\r\n",
          "\n",
          "\0",
          "\u001b[2J",
          "\u0085",
          "\u2028",
          "\u202e",
          "\ud800",
          "\udc00",
          "\"",
          "\\",
          "'",
          "%0d%0a",
          "%",
          "${X}",
          "{}",
          "@",
          "/",
          "?",
          "#",
          ":",
          "[",
          "]",
          ".",
          "*",
          "-",
          "é",
          "\ud83d\ude00",
          "K",
          "0",
          "1",
          "99999999999999999999",
          "lead",
          "https://",
          "crm.example.com",
          "127.0.0.1",
          "::1",
          "whsec_",
          "PT",
          "S",
          "KB",
          "true",
          "standard");

  private AnyText() {}

  /** Returns such texts, up to 100,000 characters long. */
  public static Arbitrary<String> any() {
    Arbitrary<String> sharp =
        Arbitraries.of(SHARP).list().ofMaxSize(6).map(parts -> String.join("", parts));
    Arbitrary<String> longOnes =
        Arbitraries.of("a", "a.", "1", "\n", "é", "\ud800", "[", "{\"a\":", "a@", ":")
            .flatMap(part -> Arbitraries.of(300, 5_000, 50_000).map(part::repeat));
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.strings().all().ofMaxLength(300)),
        Tuple.of(6, sharp),
        Tuple.of(1, longOnes));
  }
}
