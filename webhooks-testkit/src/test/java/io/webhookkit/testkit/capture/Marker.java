package io.webhookkit.testkit.capture;

import java.util.SplittableRandom;

/**
 * A text that is nowhere by chance. Whoever has one holds a number, and the text only as long as it
 * is used, so that it can be looked for in the memory of the JVM.
 */
record Marker(long seed) {

  private static final int LENGTH = 24;

  /** Returns one that nobody has used. */
  static Marker random() {
    return new Marker(new SplittableRandom().nextLong());
  }

  /** Returns the text: letters. */
  String text() {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      text.append((char) random.nextInt('a', 'z' + 1));
    }
    return text.toString();
  }
}
