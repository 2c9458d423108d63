package io.webhookkit.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What a test needs on its class path is only what it uses. */
@AnalyzeClasses(packages = "io.webhookkit.testkit", importOptions = DoNotIncludeTests.class)
class TestkitWallsTest {

  @ArchTest
  static final ArchRule springIsNeededOnlyByTestsOfSpring =
      noClasses()
          .that()
          .resideOutsideOfPackage("..testkit.spring..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule nobodyLeansOnWhatIsForSpring =
      classes()
          .that()
          .resideInAPackage("..testkit.spring..")
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAPackage("..testkit.spring..");

  @ArchTest
  static final ArchRule assertionsNeedNoJunit =
      noClasses()
          .that()
          .resideOutsideOfPackages("..junit..", "..spring..", "..contract..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.junit..");

  @ArchTest
  static final ArchRule hibernateIsNeededOnlyByTheContractOfCapture =
      noClasses()
          .that()
          .resideOutsideOfPackage("..contract.capture..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.hibernate..");
}
