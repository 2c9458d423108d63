package io.webhookkit.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the starter is made of. Its class files alone are read, whatever package they are in. */
class StarterRulesTest {

  private static final JavaClasses STARTER =
      new ClassFileImporter()
          .importUrl(WebhooksProperties.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void allItsClassesAreInItsPackageSoThatItSeesOnlyWhatTheCoreMakesPublic() {
    classes().should().resideInAPackage("io.webhookkit.spring..").check(STARTER);
  }

  @Test
  void itKnowsNoOtherFramework() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.micronaut..",
            "jakarta.enterprise..",
            "jakarta.inject..",
            "org.eclipse.microprofile..",
            "io.quarkus..",
            "io.webhookkit.micronaut..",
            "io.webhookkit.jakarta..")
        .check(STARTER);
  }

  @Test
  void onlyTheCaptureAndItsConfigurationKnowHibernate() {
    noClasses()
        .that()
        .haveNameNotMatching(".*\\.(HibernateCapture|.*\\$HibernateConfiguration)")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "io.webhookkit.hibernate..")
        .check(STARTER);
  }

  @Test
  void itUsesNoTestLibrary() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", "org.assertj..", "io.webhookkit.testkit..")
        .check(STARTER);
  }

  @Test
  void noFileIsLongerThan150Lines() throws IOException {
    try (Stream<Path> tree = Files.walk(Path.of("src/main/java"))) {
      List<Path> files = tree.filter(path -> path.toString().endsWith(".java")).toList();

      assertThat(files)
          .isNotEmpty()
          .allSatisfy(file -> assertThat(lines(file)).as("%s", file).isLessThanOrEqualTo(150));
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
