package io.webhookkit.testkit.contract.adapter;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.InMemoryEndpoints;
import io.webhookkit.inbound.HandlingMode;
import io.webhookkit.inbound.InboundSource;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.testkit.contract.adapter.OwnParts.AskedTransaction;
import io.webhookkit.testkit.contract.adapter.OwnParts.AttemptHeader;
import io.webhookkit.testkit.contract.adapter.OwnParts.MailMapper;
import io.webhookkit.testkit.contract.adapter.OwnParts.OwnSerializer;
import io.webhookkit.testkit.contract.adapter.OwnParts.OwnSource;
import io.webhookkit.testkit.time.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the application defines itself takes the default's place, or is added. */
abstract class PartsContract extends AdapterCases {

  PartsContract(Supplier<Adapter> adapter) {
    super(adapter);
  }

  @Test
  void anOutbox() throws InterruptedException {
    InMemoryOutbox outbox = new InMemoryOutbox(Clock.systemUTC());
    AdapterApp app = start(setup().withPart(outbox));
    crm.answering(503);

    app.create("a@example.org");

    drain(app.webhooks());
    assertThat(outbox.standing().deliveries()).isEqualTo(1);
  }

  @Test
  void aTransaction() {
    AskedTransaction transaction = new AskedTransaction();
    AdapterApp app = start(setup().withPart(transaction));

    app.publish("lead.imported");

    assertThat(crm).received("lead.imported").once();
    assertThat(transaction.asked).hasPositiveValue();
  }

  @Test
  void aSerializer() {
    AdapterApp app = start(setup().withPart(new OwnSerializer()));

    app.create("a@example.org");

    assertThat(crm).received("own").once();
    assertThat(crm).receivedNothingElse();
  }

  @Test
  void aMapper() {
    AdapterApp app = start(setup().withPart(new MailMapper()));

    app.create("a@example.org");

    assertThat(crm).received("lead.created").withData("mail", "a@example.org").once();
    assertThat(crm.received().get(0).data().has("email")).isFalse();
  }

  @Test
  void aTransport() throws InterruptedException {
    SlowTransport transport = new SlowTransport(Duration.ZERO);
    AdapterApp app = start(setup().withPart(transport));

    app.create("a@example.org");

    drain(app.webhooks());
    assertThat(transport.requests())
        .extracting(DeliveryRequest::url)
        .singleElement()
        .hasToString(crm.url());
    assertThat(crm.requests()).isEmpty();
  }

  @Test
  void aListenerBesideTheLog() throws InterruptedException {
    Attempts attempts = new Attempts();
    AdapterApp app = start(setup().withPart(attempts));

    app.create("a@example.org");

    assertThat(attempts.await().outcome()).isInstanceOf(Outcome.Delivered.class);
  }

  @Test
  void severalListeners() throws InterruptedException {
    Attempts one = new Attempts();
    Attempts other = new Attempts();
    AdapterApp app = start(setup().withPart(one).withPart(other));

    app.create("a@example.org");

    drain(app.webhooks());
    assertThat(one.told()).hasSize(1);
    assertThat(other.told()).hasSize(1);
  }

  @Test
  void anObserver() {
    AdapterApp app = start(setup().withPart(new AttemptHeader()));

    app.create("a@example.org");

    assertThat(crm).received("lead.created").once();
    assertThat(crm.received().get(0).headers()).containsEntry("x-attempt", "1");
  }

  @Test
  void aRetrySchedule() throws InterruptedException {
    Attempts attempts = new Attempts();
    AdapterApp app = start(setup().withPart(attempts).withPart(new RetrySchedule(List.of(), 0)));
    crm.answering(500);

    app.create("a@example.org");

    assertThat(attempts.await().outcome()).isInstanceOf(Outcome.Parked.class);
  }

  @Test
  void aClock() throws InterruptedException {
    TestClock clock = TestClock.at(Instant.parse("2026-11-24T12:00:00Z"));
    Attempts attempts = new Attempts();
    SlowTransport transport = new SlowTransport(Duration.ZERO);
    AdapterApp app = start(setup().withPart(clock).withPart(attempts).withPart(transport));

    app.publish("lead.imported");

    drain(app.webhooks());
    assertThat(attempts.told()).singleElement().extracting("at").isEqualTo(clock.instant());
  }

  @Test
  void aClockWhichIsThatOfAnOutboxInMemoryToo() throws InterruptedException {
    TestClock clock = TestClock.now();
    AdapterApp app =
        start(
            setup()
                .withPart(clock)
                .with("outbox.type", "memory")
                .with("retry.delays", "2m")
                .with("retry.jitter", "0"));
    crm.answering(500);
    app.create("a@example.org");
    drain(app.webhooks());

    clock.advance(Duration.ofMinutes(2));

    assertThat(crm).received("lead.created").once();
  }

  @Test
  void anEndpointBesideThoseOfTheSettings() throws InterruptedException {
    SlowTransport transport = new SlowTransport(Duration.ZERO);
    AdapterApp app = start(setup().withPart(transport).withPart(endpoint("other")));

    app.create("a@example.org");

    drain(app.webhooks());
    assertThat(transport.requests())
        .extracting(request -> request.url().toString())
        .containsExactlyInAnyOrder(crm.url(), "https://other.example.com/");
  }

  @Test
  void anEndpointNeedsANameOfItsOwn() {
    assertThatThrownBy(() -> startUnwatched(setup().withPart(endpoint("crm"))))
        .hasStackTraceContaining("webhooks.endpoints is 'crm'")
        .hasStackTraceContaining("a name of its own");
  }

  @Test
  void aRepositoryOfEndpointsInsteadOfThoseOfTheSettings() throws InterruptedException {
    SlowTransport transport = new SlowTransport(Duration.ZERO);
    AdapterApp app =
        start(
            setup()
                .withPart(transport)
                .withPart(new InMemoryEndpoints(List.of(endpoint("other")))));

    app.create("a@example.org");

    drain(app.webhooks());
    assertThat(transport.requests())
        .extracting(request -> request.url().toString())
        .containsExactly("https://other.example.com/");
  }

  @Test
  void aSourceBesideThoseOfTheSettings() {
    AdapterApp app =
        start(
            setup()
                .with("sources.erp.secret", crm.secret())
                .withPart(new InboundSource(new OwnSource(), HandlingMode.REQUEST)));

    assertThat(app.webhooks().inbound().sources()).containsExactlyInAnyOrder("erp", "own");
  }

  @Test
  void theWebhooksThemselves() {
    Webhooks own = Webhooks.builder().outbox(new InMemoryOutbox(Clock.systemUTC())).build();
    AdapterApp app = start(setup().withPart(own));

    app.create("a@example.org");

    assertThat(app.webhooks()).isSameAs(own);
    assertThat(crm).receivedNothingElse();
  }

  private static Endpoint endpoint(String name) {
    return Endpoint.named(name)
        .url("https://%s.example.com/".formatted(name))
        .secret("whsec_" + "A".repeat(44))
        .events("*")
        .build();
  }
}
