package io.webhookkit.testkit.contract.adapter;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Each setting of the kit as a whole has its effect, where it can be seen. */
abstract class SettingsContract extends AdapterCases {

  private static final String BOUNCE_ALL = "update Lead lead set lead.bounced = true";

  SettingsContract(Supplier<Adapter> adapter) {
    super(adapter);
  }

  @Test
  void withoutSettingsAnApplicationStartsAndSendsNothing() {
    start(setupWithoutSettings()).create("a@example.org");

    assertThat(crm).receivedNothingElse();
  }

  @Test
  void disabledNothingIsEverSent() {
    AdapterApp disabled = startUnwatched(setup().with("enabled", "false"));
    disabled.create("before@example.org");
    disabled.close();

    start(setup()).create("after@example.org");

    assertThat(crm).received("lead.created").withData("email", "after@example.org").once();
    assertThat(crm).receivedNothingElse();
  }

  @Test
  void anEventTypeThatIsDeclaredCanBeSubscribedTo() {
    AdapterApp app =
        start(
            setup()
                .with("event-types", "lead.imported, report.done")
                .with("endpoints.crm.events", "report.*, lead.imported"));

    app.publish("report.done");
    app.create("a@example.org");

    assertThat(crm).received("report.done").once();
    assertThat(crm).receivedNothingElse();
  }

  @Test
  void anOutboxInMemoryEndsWithTheApplication() {
    crm.answering(503);
    AdapterApp first = start(setup().with("outbox.type", "memory").with("retry.delays", "1h"));
    first.create("a@example.org");
    assertThat(crm).receivedNo("lead.created");
    assertThat(first.webhooks().standing().deliveries()).isEqualTo(1);
    first.close();

    AdapterApp next = start(setup());

    assertThat(next.webhooks().standing().deliveries()).isZero();
  }

  @Test
  void aSchemaThatIsOnlyCheckedMayBeThere() {
    start(setup()).close();

    start(setup().with("outbox.schema", "check")).create("a@example.org");

    assertThat(crm).received("lead.created").once();
  }

  @Test
  void aNodeIsCalledWhatItIsToldAndHoldsItsLeasesForAsLong() throws InterruptedException {
    AdapterApp app = start(setup().with("outbox.node", "one").with("outbox.lease", "1h"));
    crm.hang();
    app.create("a@example.org");
    crm.await(requests -> requests.size() == 1);

    app.inTransaction(
        entities -> {
          List<?> owners =
              entities
                  .createNativeQuery(
                      "select lease_owner from webhook_outbox where lease_until >"
                          + " dateadd(minute, 30, current_timestamp)")
                  .getResultList();
          assertThat(owners).singleElement().asString().startsWith("one");
        });
    crm.answer();
  }

  @Test
  void aBulkStatementIsAnnouncedByNobodyUnlessToldSo() {
    AdapterApp app = start(setup());
    app.create("a@example.org");

    app.inTransaction(SettingsContract::bounceAll);

    assertThat(crm).receivedNo("lead.updated");
  }

  @Test
  void aBulkStatementIsRefusedIfToldSo() {
    AdapterApp app = start(setup().with("capture.bulk", "fail"));

    assertThatThrownBy(() -> app.inTransaction(SettingsContract::bounceAll))
        .hasStackTraceContaining("webhooks.capture.bulk");
  }

  @Test
  void aBulkStatementIsCapturedIfToldSo() {
    AdapterApp app = start(setup().with("capture.bulk", "capture"));
    String id = app.create("a@example.org");

    app.inTransaction(SettingsContract::bounceAll);

    assertThat(crm).received("lead.updated").forSubject(id).withChange("bounced", false, true);
  }

  @Test
  void aBulkStatementOfTooManyRowsFails() {
    AdapterApp app =
        start(setup().with("capture.bulk", "capture").with("capture.max-bulk-rows", "1"));
    app.create("a@example.org");
    app.create("b@example.org");

    assertThatThrownBy(() -> app.inTransaction(SettingsContract::bounceAll))
        .hasStackTraceContaining("webhooks.capture.max-bulk-rows");
    assertThat(crm).receivedNo("lead.updated");
  }

  @Test
  void aPayloadAboveTheSizeFailsItsTransaction() {
    AdapterApp app = start(setup().with("payload.max-size", "100B"));

    assertThatThrownBy(() -> app.create("a".repeat(80) + "@example.org"))
        .hasStackTraceContaining("webhooks.payload.max-size is 100");
    assertThat(crm).receivedNothingElse();
  }

  @Test
  void aPayloadAboveTheSizeIsSentThinIfToldSo() {
    AdapterApp app =
        start(setup().with("payload.max-size", "200B").with("payload.oversize", "thin"));

    String id = app.create("a".repeat(150) + "@example.org");

    assertThat(crm).received("lead.created").forSubject(id).once();
    assertThat(crm.received().get(0).data().has("email")).isFalse();
  }

  @Test
  void payloadsAreCloudEventsIfToldSo() {
    AdapterApp app =
        start(setup().with("payload.format", "cloudevents").with("payload.source", "/shop"));

    String id = app.create("a@example.org");

    assertThat(crm)
        .received("lead.created")
        .forSubject(id)
        .withData("email", "a@example.org")
        .once();
    assertThat(contentTypes()).containsExactly("application/cloudevents+json");
    assertThat(crm.received().get(0).json().path("source").asString()).isEqualTo("/shop");
  }

  @Test
  void whatWasStoredInOneFormatIsSentInItThoughTheSettingHasChanged() throws InterruptedException {
    crm.answering(503);
    AdapterApp first = start(setup().with("retry.delays", "1s,1s,1s"));
    first.create("a@example.org");
    crm.await(requests -> requests.size() == 1);
    first.close();

    start(setup().with("payload.format", "cloudevents"));

    crm.await(requests -> requests.size() == 2);
    assertThat(crm).received("lead.created").withData("email", "a@example.org").once();
    assertThat(contentTypes()).containsExactly("application/json", "application/json");
  }

  @Test
  void aFailureIsTriedAgainAfterTheDelay() throws InterruptedException {
    AdapterApp app = start(setup().with("retry.delays", "100ms, PT0.1S").with("retry.jitter", "0"));
    crm.answering(500, 500);

    app.create("a@example.org");

    crm.await(requests -> requests.size() == 3);
    assertThat(crm.requests()).extracting("status").containsExactly(500, 500, 200);
    assertThat(crm.requests().stream().map(request -> request.id()).distinct()).hasSize(1);
  }

  @Test
  void anExchangeEndsAtItsDeadline() throws InterruptedException {
    Attempts attempts = new Attempts();
    AdapterApp app = start(setup().withPart(attempts).with("transport.deadline", "500ms"));
    crm.hang();

    app.create("a@example.org");

    assertThat(attempts.await().took()).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aWindowBoundsWhatIsUnderWay() throws InterruptedException {
    SlowTransport transport = new SlowTransport(Duration.ofMillis(50));
    AdapterApp app = start(setup().withPart(transport).with("delivery.window", "1"));

    for (int i = 0; i < 5; i++) {
      app.create(i + "@example.org");
    }

    drain(app.webhooks());
    assertThat(transport.requests()).hasSize(5);
    assertThat(transport.most()).isEqualTo(1);
  }

  @Test
  void everythingElseIsTaken() {
    AdapterSetup all = setup();
    for (String setting :
        List.of(
            "system=website",
            "outbox.retention=1d",
            "retry.jitter=0.5",
            "transport.connect-timeout=2s",
            "delivery.capacity=100",
            "delivery.poll-interval=PT5S",
            "delivery.shutdown-timeout=5s",
            "sources.erp.kind=standard",
            "sources.erp.secret=" + crm.secret(),
            "sources.erp.secrets=" + crm.secret(),
            "sources.erp.tolerance=1m",
            "sources.erp.handling=later",
            "inbox.max-size=64KB",
            "inbox.read-timeout=2s",
            "inbox.retention=40d",
            "inbox.poll-interval=500ms")) {
      int at = setting.indexOf('=');
      all = all.with(setting.substring(0, at), setting.substring(at + 1));
    }

    start(all).create("a@example.org");

    assertThat(crm).received("lead.created").once();
  }

  private List<String> contentTypes() {
    return crm.requests().stream().map(request -> request.headers().get("content-type")).toList();
  }

  private static void bounceAll(EntityManager entities) {
    entities.createQuery(BOUNCE_ALL).executeUpdate();
  }
}
