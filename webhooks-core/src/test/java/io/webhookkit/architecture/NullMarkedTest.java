package io.webhookkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class NullMarkedTest {

  @Test
  void everyPackageIsNullMarked() {
    JavaClasses production =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.webhookkit");

    assertThat(production).isNotEmpty();
    assertThat(unmarkedPackages(production)).isEmpty();
  }

  @Test
  void aPackageThatIsNotMarkedIsFound() {
    JavaClasses fixture = new ClassFileImporter().importPackages("io.webhookkit.architecture.bad");

    assertThat(unmarkedPackages(fixture)).contains("io.webhookkit.architecture.bad");
  }

  private static Set<String> unmarkedPackages(JavaClasses classes) {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : classes) {
      if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
        unmarked.add(type.getPackageName());
      }
    }
    return unmarked;
  }
}
