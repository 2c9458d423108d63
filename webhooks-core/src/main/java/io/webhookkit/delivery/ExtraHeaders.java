package io.webhookkit.delivery;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides which headers an observer may send. */
final class ExtraHeaders {

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]+");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]*");

  /** What frames the request, or says whose it is. */
  private static final Set<String> OF_THE_TRANSPORT =
      Set.of(
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "expect",
          "host",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private ExtraHeaders() {}

  /** Returns those that may be sent, names in lower case. */
  static Map<String, String> permitted(Map<String, String> headers) {
    if (headers.isEmpty()) {
      return Map.of();
    }
    Map<String, String> permitted = new HashMap<>();
    headers.forEach(
        (name, value) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (isFree(lower) && VALUE.matcher(value).matches()) {
            permitted.put(lower, value);
          }
        });
    return permitted;
  }

  /** Receivers read what begins with "webhook-" as part of the protocol. */
  private static boolean isFree(String name) {
    return NAME.matcher(name).matches()
        && !name.startsWith("webhook-")
        && !OF_THE_TRANSPORT.contains(name);
  }
}
