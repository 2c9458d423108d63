package io.webhookkit.testkit.spring;

import io.webhookkit.testkit.junit.WebhookTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Has the application of a {@link WebhookTest} send to a recorder. */
public final class RecorderCustomizerFactory implements ContextCustomizerFactory {

  /** Creates a factory. */
  public RecorderCustomizerFactory() {}

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    return TestContextAnnotationUtils.hasAnnotation(testClass, WebhookTest.class)
        ? new RecorderCustomizer()
        : null;
  }
}
