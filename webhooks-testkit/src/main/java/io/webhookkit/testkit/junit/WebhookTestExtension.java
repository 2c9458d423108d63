package io.webhookkit.testkit.junit;

import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.time.TestClock;
import java.lang.reflect.Constructor;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Does what {@link WebhookTest} says. Without state of its own, as JUnit has it. */
final class WebhookTestExtension implements ParameterResolver, BeforeEachCallback {

  private static final Namespace OURS = Namespace.create(WebhookTestExtension.class);

  @Override
  public void beforeEach(ExtensionContext test) {
    ofApplication(test).ifPresent(WebhookRecorder::startOver);
  }

  /**
   * A parameter with an annotation, such as {@code @Autowired}, is somebody else's. In a test of a
   * framework so are those of a constructor, and the application's clock is a bean.
   */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    Class<?> type = parameter.getParameter().getType();
    if (parameter.getParameter().getAnnotations().length > 0) {
      return false;
    }
    return type == WebhookRecorder.class
        ? !(parameter.getDeclaringExecutable() instanceof Constructor) || isOnItsOwn(test)
        : type == TestClock.class && isOnItsOwn(test);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == TestClock.class
        ? stored(test, TestClock.class, TestClock::now)
        : ofApplication(test)
            .orElseGet(() -> stored(test, StartedRecorder.class, StartedRecorder::new).recorder());
  }

  private static boolean isOnItsOwn(ExtensionContext test) {
    return ofApplication(test).isEmpty();
  }

  private static Optional<WebhookRecorder> ofApplication(ExtensionContext test) {
    return ServiceLoader.load(RecorderSource.class).stream()
        .flatMap(source -> source.get().find(test).stream())
        .findFirst();
  }

  @SuppressWarnings("deprecation") // JUnit 5 has no other
  private static <T> T stored(ExtensionContext test, Class<T> type, Supplier<T> made) {
    return Objects.requireNonNull(
        test.getStore(OURS).getOrComputeIfAbsent(type, key -> made.get(), type));
  }

  /** Is closed by JUnit at the end of the test, or of the class, that has asked for it. */
  @SuppressWarnings("deprecation") // JUnit 5 closes no other
  private record StartedRecorder(WebhookRecorder recorder) implements Store.CloseableResource {

    StartedRecorder() {
      this(WebhookRecorder.start());
    }

    @Override
    public void close() {
      recorder.close();
    }
  }
}
