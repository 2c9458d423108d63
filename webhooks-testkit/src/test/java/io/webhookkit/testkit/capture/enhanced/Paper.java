package io.webhookkit.testkit.capture.enhanced;

import org.jspecify.annotations.Nullable;

/** What a test can call of a {@link Page}, whose enhanced class the compiler does not know. */
public interface Paper {

  void title(String title);

  void text(String text);

  void author(@Nullable Object author);
}
