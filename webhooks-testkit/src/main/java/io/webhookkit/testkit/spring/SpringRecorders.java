package io.webhookkit.testkit.spring;

import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.junit.RecorderSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Finds the recorder in the application context of a test of Spring. */
public final class SpringRecorders implements RecorderSource {

  private static final String EXTENSION =
      "org.springframework.test.context.junit.jupiter.SpringExtension";

  /** Creates a source. */
  public SpringRecorders() {}

  @Override
  public Optional<WebhookRecorder> find(ExtensionContext test) {
    return test.getTestClass().filter(SpringRecorders::isOfSpring).map(type -> recorder(test));
  }

  /** By name, for without Spring there is no such class. */
  private static boolean isOfSpring(Class<?> testClass) {
    return AnnotationSupport.findRepeatableAnnotations(testClass, ExtendWith.class).stream()
            .flatMap(extensions -> Stream.of(extensions.value()))
            .anyMatch(extension -> extension.getName().equals(EXTENSION))
        || isNestedInOneOfSpring(testClass);
  }

  private static boolean isNestedInOneOfSpring(Class<?> testClass) {
    Class<?> outer = testClass.getEnclosingClass();
    return outer != null && isOfSpring(outer);
  }

  private static WebhookRecorder recorder(ExtensionContext test) {
    return SpringExtension.getApplicationContext(test).getBean(WebhookRecorder.class);
  }
}
