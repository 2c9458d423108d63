package io.webhookkit.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.webhookkit.spring", importOptions = DoNotIncludeTests.class)
class AdapterWallsTest {

  @ArchTest
  static final ArchRule ADAPTERS_NEVER_SEE_EACH_OTHER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.webhookkit.micronaut..",
              "io.webhookkit.jakarta..",
              "io.micronaut..",
              "jakarta.enterprise..");

  @ArchTest
  static final ArchRule PRODUCTION_CODE_USES_NO_TEST_LIBRARY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.junit..", "org.assertj..", "io.webhookkit.testkit..");
}
