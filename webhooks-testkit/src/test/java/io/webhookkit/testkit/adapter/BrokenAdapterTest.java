package io.webhookkit.testkit.adapter;

import static io.webhookkit.testkit.adapter.BrokenAdapters.IGNORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import io.webhookkit.testkit.adapter.BrokenAdapters.CapturesTooLate;
import io.webhookkit.testkit.adapter.BrokenAdapters.ClosesAtOnce;
import io.webhookkit.testkit.adapter.BrokenAdapters.ClosesTheDatabaseFirst;
import io.webhookkit.testkit.adapter.BrokenAdapters.CommitsAnyhow;
import io.webhookkit.testkit.adapter.BrokenAdapters.CommitsWithEachFlush;
import io.webhookkit.testkit.adapter.BrokenAdapters.ForgivesEverything;
import io.webhookkit.testkit.adapter.BrokenAdapters.IgnoresAPart;
import io.webhookkit.testkit.adapter.BrokenAdapters.IgnoresASetting;
import io.webhookkit.testkit.adapter.BrokenAdapters.PublishesAtOnce;
import io.webhookkit.testkit.adapter.BrokenAdapters.TellsEverything;
import io.webhookkit.testkit.contract.SuiteRun;
import io.webhookkit.testkit.contract.adapter.AdapterContract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract itself is tested: with adapters that break a promise, the case about it fails. */
@Tag("once")
class BrokenAdapterTest {

  private static final String CONTRACT = AdapterContract.class.getName() + "$";

  @Test
  void changesThatLeaveBeforeTheCommitFailTheContract() {
    assertThat(failed(CommitsWithEachFlush.class, "Changes"))
        .containsExactly(
            "aRolledBackEntityIsNot()",
            "aRolledBackUpdateIsNotAnnounced()",
            "nothingLeavesBeforeTheCommit()",
            "whatATransactionDoesToAnEntityIsOneEvent()");
  }

  @Test
  void changesThatWereRolledBackAndLeaveFailTheContract() {
    assertThat(failed(CommitsAnyhow.class, "Changes"))
        .containsExactly("aRolledBackEntityIsNot()", "aRolledBackUpdateIsNotAnnounced()");
  }

  @Test
  void eventsThatLeaveBeforeTheCommitFailTheContract() {
    assertThat(failed(PublishesAtOnce.class, "Publish"))
        .containsExactly(
            "afterARollbackEverythingLeavesAgain()",
            "anEntityAndAnEventOfOneTransactionAreRolledBackTogether()",
            "anEventIsGoneWithItsTransaction()",
            "anEventLeavesWhenItsTransactionHasCommitted()");
  }

  @Test
  void eventsThatWereRolledBackAndLeaveFailTheContract() {
    assertThat(failed(CommitsAnyhow.class, "Publish"))
        .containsExactly(
            "afterARollbackEverythingLeavesAgain()",
            "anEntityAndAnEventOfOneTransactionAreRolledBackTogether()",
            "anEventIsGoneWithItsTransaction()");
  }

  @ParameterizedTest
  @CsvSource({
    "Settings, enabled, disabledNothingIsEverSent",
    "Settings, event-types, anEventTypeThatIsDeclaredCanBeSubscribedTo",
    "Settings, outbox.type, anOutboxInMemoryEndsWithTheApplication",
    "Settings, outbox.node, aNodeIsCalledWhatItIsToldAndHoldsItsLeasesForAsLong",
    "Settings, outbox.lease, aNodeIsCalledWhatItIsToldAndHoldsItsLeasesForAsLong",
    "Settings, capture.bulk, aBulkStatementIsRefusedIfToldSo",
    "Settings, capture.bulk, aBulkStatementIsCapturedIfToldSo",
    "Settings, capture.max-bulk-rows, aBulkStatementOfTooManyRowsFails",
    "Settings, payload.max-size, aPayloadAboveTheSizeFailsItsTransaction",
    "Settings, payload.oversize, aPayloadAboveTheSizeIsSentThinIfToldSo",
    "Settings, payload.format, payloadsAreCloudEventsIfToldSo",
    "Settings, payload.source, payloadsAreCloudEventsIfToldSo",
    "Settings, transport.deadline, anExchangeEndsAtItsDeadline",
    "Settings, delivery.window, aWindowBoundsWhatIsUnderWay",
    "EndpointSettings, endpoints.crm.secrets, allSecretsSign",
    "EndpointSettings, endpoints.crm.tenant, anEndpointOfATenantGetsNothingOfOthers",
    "EndpointSettings, endpoints.crm.ordering,"
        + " inAnOrderAnEventWaitsForThoseBeforeItAboutTheSameSubject",
    "EndpointSettings, endpoints.crm.rate-limit, anEndpointGetsNoMoreInASecondThanItsRate",
    "Network, trusted-hosts, aHostThatIsTrustedMayBeOneOfSeveral",
    "Network, transport.proxy, aProxyCarriesWhatLeavesTheNetwork",
    "Network, endpoints.crm.tls, anEndpointIsTrustedByItsTlsProfile",
    "Network, transport.nat64-prefixes, anAddressOfAGatewayIsJudgedByWhatItCarries",
    "EndpointStore, endpoint-store.type,"
        + " anEndpointThatIsSavedReceivesTheNextChangeBesideThoseOfTheSettings",
    "EndpointStore, endpoint-store.key,"
        + " anEndpointThatIsSavedReceivesTheNextChangeBesideThoseOfTheSettings",
    "EndpointStore, endpoint-store.refresh-interval,"
        + " anotherNodeKnowsASavedEndpointAfterTheInterval",
    "EndpointStore, endpoint-store.old-keys, aKeyThatWasUsedBeforeStillDecrypts",
    "Lifecycle, delivery.shutdown-timeout, aShutdownWaitsNoLongerThanItIsTold"
  })
  void aSettingThatIsIgnoredFailsTheContract(String cases, String property, String name) {
    assertFails(IgnoresASetting.class, cases, name, Map.of(IGNORED, "webhooks." + property));
  }

  @ParameterizedTest
  @CsvSource({
    "Outbox, anOutbox",
    "OutboxTransaction, aTransaction",
    "PayloadSerializer, aSerializer",
    "PayloadMapper, aMapper",
    "DeliveryTransport, aTransport",
    "DeliveryObserver, anObserver",
    "RetrySchedule, aRetrySchedule",
    "Clock, aClock",
    "Clock, aClockWhichIsThatOfAnOutboxInMemoryToo",
    "Endpoint, anEndpointBesideThoseOfTheSettings",
    "Endpoint, anEndpointNeedsANameOfItsOwn",
    "EndpointRepository, aRepositoryOfEndpointsInsteadOfThoseOfTheSettings",
    "InboundSource, aSourceBesideThoseOfTheSettings",
    "Webhooks, theWebhooksThemselves"
  })
  void aPartThatIsIgnoredFailsTheContract(String type, String name) {
    assertFails(IgnoresAPart.class, "Parts", name, Map.of(IGNORED, type));
  }

  @Test
  void aChangeThatComesBeforeTheCaptureFailsTheContract() {
    assertFails(
        CapturesTooLate.class, "Lifecycle", "whatChangesWhileTheApplicationStartsIsAnnounced");
  }

  @Test
  void aShutdownThatWaitsForNothingFailsTheContract() {
    assertFails(ClosesAtOnce.class, "Lifecycle", "aShutdownWaitsForWhatIsUnderWay");
  }

  @Test
  void aDatabaseThatGoesFirstFailsTheContract() {
    assertFails(ClosesTheDatabaseFirst.class, "Lifecycle", "theTransportIsClosedBeforeTheDatabase");
  }

  @Test
  void aMistakeThatIsForgivenFailsTheContract() {
    assertFails(
        ForgivesEverything.class, "Mistakes", "aTableThatIsMissingIsToldWithTheFileToApply");
  }

  @Test
  void aSecretThatIsPrintedFailsTheContract() {
    assertFails(TellsEverything.class, "Mistakes", "anAddressIsToldWithoutItsKeys");
    assertFails(TellsEverything.class, "Mistakes", "aTableThatIsMissingIsToldWithTheFileToApply");
  }

  private static Set<String> failed(Class<?> suite, String cases) {
    return SuiteRun.of(Map.of(), selectNestedClass(List.of(suite.getName()), CONTRACT + cases))
        .failed();
  }

  private static void assertFails(Class<?> suite, String cases, String name) {
    assertFails(suite, cases, name, Map.of());
  }

  private static void assertFails(
      Class<?> suite, String cases, String name, Map<String, String> parameters) {
    SuiteRun run =
        SuiteRun.of(
            parameters, selectNestedMethod(List.of(suite.getName()), CONTRACT + cases, name));
    assertThat(run.failed()).containsExactly(name + "()");
  }
}
