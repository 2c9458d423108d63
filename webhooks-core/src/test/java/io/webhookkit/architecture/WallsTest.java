package io.webhookkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.entity.ChangeBuffer;
import io.webhookkit.entity.StoredEntities;
import io.webhookkit.inbound.InboundTransaction;
import io.webhookkit.inbound.convergence.InMemoryLinks;
import io.webhookkit.inbound.convergence.LinkStore;
import io.webhookkit.inbound.convergence.SentValues;

/** Which library may be known where, and what no class of the core does. */
@AnalyzeClasses(packages = "io.webhookkit", importOptions = DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule theCoreKnowsNoFramework =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.springframework..",
                  "io.micronaut..",
                  "jakarta.enterprise..",
                  "jakarta.inject..",
                  "javax.inject..",
                  "org.eclipse.microprofile..",
                  "io.quarkus.."))
          .because("every framework is served by an adapter of its own over one core");

  @ArchTest
  static final ArchRule hibernateIsKnownOnlyInItsLeaf =
      onlyIn(
          resideInAPackage("io.webhookkit.hibernate.."),
          "an application without Hibernate uses everything else",
          "org.hibernate..",
          "jakarta.persistence..",
          "jakarta.transaction..");

  @ArchTest
  static final ArchRule httpClientIsKnownOnlyInItsLeaf =
      onlyIn(
          resideInAPackage("io.webhookkit.delivery.httpclient5.."),
          "a transport of another kind can take its place",
          "org.apache.hc..",
          "org.apache.http..");

  @ArchTest
  static final ArchRule jacksonIsKnownOnlyWherePayloadsAreWrittenAndRead =
      onlyIn(
          resideInAnyPackage(
              "io.webhookkit.payload.jackson..",
              "io.webhookkit.payload.cloudevents..",
              "io.webhookkit.inbound.."),
          "the form of a payload is decided in one place on each side",
          "tools.jackson..",
          "com.fasterxml..");

  @ArchTest
  static final ArchRule cloudEventsIsKnownOnlyInItsLeaf =
      onlyIn(
          resideInAPackage("io.webhookkit.payload.cloudevents.."),
          "few applications send CloudEvents",
          "io.cloudevents..");

  @ArchTest
  static final ArchRule micrometerIsKnownOnlyInItsLeaf =
      onlyIn(
          resideInAnyPackage(
              "io.webhookkit.delivery.micrometer..", "io.webhookkit.inbound.micrometer.."),
          "an application that measures nothing needs no library for it",
          "io.micrometer..");

  @ArchTest
  static final ArchRule jdbcIsKnownOnlyWhereTheTransactionIs =
      onlyIn(
          resideInAnyPackage("io.webhookkit.outbox..", "io.webhookkit.hibernate..")
              .or(
                  belongToAnyOf(
                      ChangeBuffer.class, StoredEntities.class, StoredEntities.Reading.class))
              .or(belongToAnyOf(WebhooksBuilder.class, InboundTransaction.class))
              .or(belongToAnyOf(LinkStore.class, InMemoryLinks.class, SentValues.class))
              .or(simpleName("OutboxParts").or(simpleName("Storage")))
              .or(resideInAPackage("io.webhookkit.backfill..")),
          "what happens before and after the outbox has nothing to do with a database",
          "java.sql..",
          "javax.sql..");

  @ArchTest
  static final ArchRule timeComesFromAClock =
      noClasses()
          .should()
          .callMethodWhere(Calls.READS_THE_SYSTEM_CLOCK)
          .orShould()
          .callConstructor(java.util.Date.class)
          .because("a test, and a node whose clock is wrong, must be able to set the time");

  @ArchTest
  static final ArchRule noStaticFieldIsMutable =
      fields()
          .that()
          .areStatic()
          .should()
          .beFinal()
          .because("two sets of webhooks in one application share nothing");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Utils?|Helper)(\\$.*)?")
          .because("such a name says nothing, and gathers what belongs nowhere");

  @ArchTest
  static final ArchRule productionCodeKnowsNoTestLibrary =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.junit..", "org.assertj..", "com.tngtech..", "org.mockito.."))
          .because("only the testkit is made of test libraries");

  private static ArchRule onlyIn(
      DescribedPredicate<JavaClass> home, String reason, String... packages) {
    return noClasses()
        .that(not(home))
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages))
        .because(reason);
  }
}
