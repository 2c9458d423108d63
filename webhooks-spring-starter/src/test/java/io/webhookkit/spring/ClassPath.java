package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs a main class, with all classes loaded anew, on a class path that differs from this one. */
final class ClassPath {

  private ClassPath() {}

  /** Runs {@code main} without some of the jars; at least one must match. */
  static void without(String jars, Class<?> main, String... arguments) throws Exception {
    Pattern excluded = Pattern.compile(jars);
    List<Path> rest =
        entries()
            .filter(entry -> !excluded.matcher(entry.getFileName().toString()).matches())
            .toList();
    assertThat(rest.size()).isLessThan((int) entries().count());
    run(rest, main, arguments);
  }

  /** Runs {@code main} with something more. */
  static void with(List<Path> more, Class<?> main, String... arguments) throws Exception {
    run(Stream.concat(more.stream(), entries()).toList(), main, arguments);
  }

  private static Stream<Path> entries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of);
  }

  private static void run(List<Path> entries, Class<?> main, String... arguments) throws Exception {
    URL[] urls = entries.stream().map(ClassPath::url).toArray(URL[]::new);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      loader
          .loadClass(main.getName())
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
