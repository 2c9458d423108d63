package io.webhookkit.testkit.junit;

import io.webhookkit.testkit.WebhookRecorder;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Finds the recorder of the application that a test is about. One that is named in {@code
 * META-INF/services} is asked by {@link WebhookTest}; that is how other frameworks can be added.
 */
@FunctionalInterface
public interface RecorderSource {

  /** Returns the recorder of the test's application, or empty if that is none of this framework. */
  Optional<WebhookRecorder> find(ExtensionContext test);
}
