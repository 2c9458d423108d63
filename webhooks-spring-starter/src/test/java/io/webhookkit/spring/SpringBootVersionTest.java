package io.webhookkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

/** The build runs this suite on two lines of Spring Boot; here each tells which one it is. */
class SpringBootVersionTest {

  private final String expected = System.getProperty("webhooks.spring-boot");

  @Test
  void theSuiteRunsOnTheVersionThatTheBuildNames() {
    assertThat(SpringBootVersion.getVersion()).isEqualTo(expected);
  }

  @Test
  void noJarOfAnotherVersionIsOnTheClassPath() {
    List<String> jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).getFileName().toString())
            .filter(jar -> jar.startsWith("spring-boot-"))
            .toList();

    assertThat(jars).isNotEmpty().allSatisfy(jar -> assertThat(jar).endsWith(expected + ".jar"));
  }
}
