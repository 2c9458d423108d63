package io.webhookkit.architecture;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.webhookkit.Event;
import io.webhookkit.EventType;
import io.webhookkit.architecture.bad.StationManager;
import io.webhookkit.delivery.DeliveryLog;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointBuilder;
import io.webhookkit.endpoint.Subscription;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A wall that nothing can run into is no wall: here a class runs into each of them. */
class WallsStandTest {

  static Stream<Named<ArchRule>> wallsThatTheManagerRunsInto() {
    return Stream.of(
            WallsTest.hibernateIsKnownOnlyInItsLeaf,
            WallsTest.httpClientIsKnownOnlyInItsLeaf,
            WallsTest.jacksonIsKnownOnlyWherePayloadsAreWrittenAndRead,
            WallsTest.cloudEventsIsKnownOnlyInItsLeaf,
            WallsTest.micrometerIsKnownOnlyInItsLeaf,
            WallsTest.jdbcIsKnownOnlyWhereTheTransactionIs,
            WallsTest.timeComesFromAClock,
            WallsTest.noStaticFieldIsMutable,
            WallsTest.namesSayWhatAThingIs,
            WallsTest.productionCodeKnowsNoTestLibrary)
        .map(wall -> Named.of(wall.getDescription(), wall));
  }

  @ParameterizedTest
  @MethodSource("wallsThatTheManagerRunsInto")
  void aClassThatDoesWhatIsForbiddenIsFound(ArchRule wall) {
    JavaClasses bad = new ClassFileImporter().importClasses(StationManager.class);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> wall.check(bad))
        .withMessageContaining("StationManager");
  }

  @Test
  void aDependencyUpstreamIsFound() {
    ArchRule endpointKnowsDelivery =
        StationsTest.station("endpoint", "the other way round", "delivery");
    JavaClasses endpoints =
        new ClassFileImporter().importClasses(Endpoint.class, EndpointBuilder.class);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> endpointKnowsDelivery.check(endpoints))
        .withMessageContaining("io.webhookkit.signature.SenderSecret");
  }

  @Test
  void aCycleOfPackagesIsFound() {
    JavaClasses both =
        new ClassFileImporter()
            .importPackages(
                "io.webhookkit.architecture.bad.here", "io.webhookkit.architecture.bad.there");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> StationsTest.packagesFormNoCycle.check(both))
        .withMessageContaining("Cycle detected");
  }

  @Test
  void aClassThatDoesNothingForbiddenPasses() {
    JavaClasses good =
        new ClassFileImporter()
            .importClasses(Event.class, EventType.class, Subscription.class, DeliveryLog.class);

    assertThatNoException().isThrownBy(() -> WallsTest.timeComesFromAClock.check(good));
    assertThatNoException().isThrownBy(() -> WallsTest.namesSayWhatAThingIs.check(good));
  }
}
