package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Runs a main class on this class path without some of its jars. */
final class ClassPath {

  private ClassPath() {}

  /** Runs {@code main}, with all classes loaded anew; at least one jar must match. */
  static void without(String jars, Class<?> main, String... arguments) throws Exception {
    Pattern excluded = Pattern.compile(jars);
    String[] all = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    URL[] rest =
        Arrays.stream(all)
            .filter(entry -> !excluded.matcher(Path.of(entry).getFileName().toString()).matches())
            .map(ClassPath::url)
            .toArray(URL[]::new);
    assertThat(rest.length).isLessThan(all.length);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(rest, ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      loader
          .loadClass(main.getName())
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
