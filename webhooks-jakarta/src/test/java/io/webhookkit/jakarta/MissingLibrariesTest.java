package io.webhookkit.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An application without one of the optional libraries. */
class MissingLibrariesTest {

  @Test
  void withoutMicroProfileConfigThereAreNoSettings() throws Exception {
    assertThat(call(MicroProfileSettings.class, "find", "org.eclipse.microprofile"))
        .isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "hasHibernate, org.hibernate",
    "hasHibernate, jakarta.persistence",
    "hasJta, jakarta.transaction"
  })
  void whatIsMissingIsNoticed(String method, String hidden) throws Exception {
    assertThat(call(OptionalLibraries.class, method, hidden)).isEqualTo(false);
    assertThat(call(OptionalLibraries.class, method, "nothing")).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(classes = {WebhooksProducer.class, WebhooksStartup.class})
  void aBeanNamesNothingThatMayBeMissing(Class<?> bean) throws Exception {
    Class<?> loaded =
        new Hiding(
                "org.hibernate",
                "jakarta.persistence",
                "jakarta.transaction",
                "org.eclipse.microprofile")
            .loadClass(bean.getName());

    assertThat(loaded).isNotSameAs(bean);
    assertThat(loaded.getDeclaredMethods()).isNotEmpty();
  }

  private static Object call(Class<?> type, String method, String hidden) throws Exception {
    Method found = new Hiding(hidden).loadClass(type.getName()).getDeclaredMethod(method);
    found.setAccessible(true);
    return found.invoke(null);
  }

  /** Loads this package's classes anew, in a world without some others. */
  private static final class Hiding extends ClassLoader {

    private final List<String> hidden;

    Hiding(String... hidden) {
      super(MissingLibrariesTest.class.getClassLoader());
      this.hidden = List.of(hidden);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (hidden.stream().anyMatch(name::startsWith)) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.webhookkit.jakarta.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
