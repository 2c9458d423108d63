package io.webhookkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/**
 * An event flows in one direction, and so do the dependencies: each station knows only the next.
 */
@AnalyzeClasses(packages = "io.webhookkit", importOptions = DoNotIncludeTests.class)
class StationsTest {

  private static final String ROOT = "io.webhookkit";
  private static final DescribedPredicate<JavaClass> FACADE =
      DescribedPredicate.describe(
          "the facade and what assembles it",
          type ->
              type.getPackageName().equals(ROOT)
                  && type.getName()
                      .matches(
                          ".*\\.(Webhooks(Builder)?|Assembly|[A-Z][a-z]+Parts"
                              + "|EventPublisher|Receivers|Storage|Workers)"));

  @ArchTest
  static final ArchRule theVocabularyKnowsNoStation =
      classes()
          .that(resideInAPackage(ROOT).and(DescribedPredicate.not(FACADE)))
          .should()
          .onlyDependOnClassesThat(oursOnlyIn(ROOT))
          .because("every station speaks the vocabulary, so it speaks of none of them");

  @ArchTest
  static final ArchRule aSignatureKnowsNothingOfWhatIsSigned =
      station("signature", "a receiver uses it without the rest of the kit");

  @ArchTest
  static final ArchRule anEndpointKnowsOnlyItsSecrets =
      station("endpoint", "it is an address and no way to get there", "signature");

  @ArchTest
  static final ArchRule aPayloadIsMadeOfTheEventAlone =
      station("payload", "it is written inside the application's transaction");

  @ArchTest
  static final ArchRule deliveryKnowsNotWhereEventsComeFrom =
      station("delivery", "it gets bytes, whoever wrote and stored them", "endpoint", "signature");

  @ArchTest
  static final ArchRule theOutboxKnowsNotWhoWritesToIt =
      station(
          "outbox",
          "capture and publish() are two writers among others",
          "payload",
          "delivery",
          "endpoint");

  @ArchTest
  static final ArchRule captureEndsAtTheOutbox =
      station(
          "entity", "a change that is stored is no longer capture's business", "outbox", "payload");

  @ArchTest
  static final ArchRule aBackfillIsAnotherWayIntoTheOutbox =
      station(
          "backfill",
          "it goes to one endpoint, with what capture knows of entities",
          "entity",
          "outbox",
          "endpoint");

  @ArchTest
  static final ArchRule hibernateFeedsCaptureAndNothingElse =
      station("hibernate", "the next persistence framework is bound in the same way", "entity");

  @ArchTest
  static final ArchRule theWayInKnowsNotWhatIsDoneWithWhatComes =
      station("inbound", "it hands events to a handler, and every framework brings its own");

  @ArchTest
  static final ArchRule aSourceKnowsItsSenderAlone =
      station(
          "inbound.sources", "what one sender does is no rule for another", "inbound", "signature");

  @ArchTest
  static final ArchRule convergenceIsWhatAHandlerMayDo =
      station("inbound.convergence", "a handler that merges nothing needs none of it", "inbound");

  @ArchTest
  static final ArchRule httpClientKnowsOnlyDelivery =
      station("delivery.httpclient5", "it carries what it is given", "delivery");

  @ArchTest
  static final ArchRule micrometerKnowsOnlyDelivery =
      station(
          "delivery.micrometer", "it measures deliveries and nothing else", "delivery", "endpoint");

  @ArchTest
  static final ArchRule micrometerMeasuresWhatIsReceivedAsWell =
      station("inbound.micrometer", "it measures and changes nothing", "inbound.convergence");

  @ArchTest
  static final ArchRule theJdbcOutboxKnowsOnlyWhatItStores =
      station(
          "outbox.jdbc",
          "it is one outbox among others",
          "outbox",
          "backfill",
          "inbound",
          "inbound.convergence",
          "payload",
          "delivery",
          "endpoint",
          "signature");

  @ArchTest
  static final ArchRule jacksonKnowsOnlyPayloads =
      station("payload.jackson", "it is one serializer among others", "payload");

  @ArchTest
  static final ArchRule cloudEventsKnowsOnlyPayloads =
      station(
          "payload.cloudevents",
          "it is one serializer among others, of JSON as well",
          "payload",
          "payload.jackson");

  @ArchTest
  static final ArchRule leavesAreUsedByTheCompositionRootAlone =
      noClasses()
          .that(DescribedPredicate.not(FACADE).and(resideOutsideOfPackage("..httpclient5..")))
          .and(resideOutsideOfPackage("io.webhookkit.delivery.micrometer.."))
          .and(resideOutsideOfPackage("io.webhookkit.inbound.micrometer.."))
          .and(resideOutsideOfPackage("io.webhookkit.hibernate.."))
          .and(resideOutsideOfPackage("io.webhookkit.payload.jackson.."))
          .and(resideOutsideOfPackage("io.webhookkit.payload.cloudevents.."))
          .and(resideOutsideOfPackage("io.webhookkit.outbox.jdbc.."))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.webhookkit.hibernate..",
                  "io.webhookkit.delivery.httpclient5..",
                  "io.webhookkit.delivery.micrometer..",
                  "io.webhookkit.inbound.micrometer..",
                  "io.webhookkit.payload.jackson..",
                  "io.webhookkit.payload.cloudevents..",
                  "io.webhookkit.outbox.jdbc.."))
          .because("each needs a library that a user may not have");

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices()
          .assignedFrom(new PackagesButTheFacade(FACADE))
          .should()
          .beFreeOfCycles()
          .because("what depends on itself can be neither understood nor taken out alone");

  /** A station may use itself, the vocabulary, and the named stations, but never the facade. */
  static ArchRule station(String name, String reason, String... downstream) {
    String[] allowed =
        Stream.concat(
                Stream.of(ROOT, ROOT + "." + name), Stream.of(downstream).map(StationsTest::in))
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(in(name))
        .should()
        .onlyDependOnClassesThat(oursOnlyIn(allowed))
        .because(reason);
  }

  private static String in(String station) {
    return ROOT + "." + station;
  }

  private static DescribedPredicate<JavaClass> oursOnlyIn(String... packages) {
    return resideOutsideOfPackage("io.webhookkit..")
        .or(resideInAnyPackage(packages).and(DescribedPredicate.not(FACADE)));
  }
}
