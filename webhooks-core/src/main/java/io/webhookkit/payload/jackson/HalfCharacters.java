package io.webhookkit.payload.jackson;

/**
 * Finds half a surrogate pair among the escapes of a JSON text: the generator writes it in a name,
 * and few receivers can read it.
 */
final class HalfCharacters {

  private static final int ESCAPE = "\\uD83D".length();

  private HalfCharacters() {}

  static boolean areIn(byte[] json) {
    int at = 0;
    while (at < json.length) {
      if (json[at] != '\\') {
        at++;
      } else if (json[at + 1] != 'u') {
        at += 2;
      } else {
        char first = escaped(json, at);
        at += ESCAPE;
        if (Character.isSurrogate(first)) {
          boolean isWhole =
              Character.isHighSurrogate(first)
                  && at + ESCAPE <= json.length
                  && json[at] == '\\'
                  && json[at + 1] == 'u'
                  && Character.isLowSurrogate(escaped(json, at));
          if (!isWhole) {
            return true;
          }
          at += ESCAPE;
        }
      }
    }
    return false;
  }

  private static char escaped(byte[] json, int at) {
    int value = 0;
    for (int digit = at + 2; digit < at + ESCAPE; digit++) {
      value = value * 16 + Character.digit(json[digit], 16);
    }
    return (char) value;
  }
}
