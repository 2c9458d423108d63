package io.webhookkit.testkit.contract.adapter;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.WebhookRecorder;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each setting of an endpoint has its effect. */
abstract class EndpointSettingsContract extends AdapterCases {

  private final WebhookRecorder other = WebhookRecorder.start();

  EndpointSettingsContract(Supplier<Adapter> adapter) {
    super(adapter);
  }

  @AfterEach
  final void stopTheOther() {
    other.close();
  }

  @Test
  void everyEndpointGetsWhatItSubscribesTo() {
    AdapterApp app =
        start(
            setup()
                .withEndpoint("other", other)
                .with("endpoints.other.events", "lead.updated, lead.deleted"));
    other.draining(app.webhooks());

    app.delete(app.create("a@example.org"));

    assertThat(crm).received("lead.created").once();
    assertThat(crm).received("lead.deleted").once();
    assertThat(other).received("lead.deleted").once();
    assertThat(other).receivedNothingElse();
  }

  @Test
  void anEndpointThatHangsCostsTheOthersNothing() throws InterruptedException {
    AdapterApp app = start(setup().withEndpoint("other", other));
    other.hang();

    app.create("a@example.org");
    app.create("b@example.org");

    crm.await(requests -> requests.size() == 2);
    other.answer();
  }

  @Test
  void allSecretsSign() {
    Secret further = Secret.generate();
    AdapterApp app = start(setup().with("endpoints.crm.secrets", further.reveal()));

    app.create("a@example.org");

    assertThat(crm).received("lead.created").once();
    assertThat(crm.received().get(0).headers().getOrDefault("webhook-signature", "").split(" ", -1))
        .hasSize(2);
  }

  @Test
  void anEndpointOfATenantGetsNothingOfOthers() {
    AdapterApp app = start(setup().with("endpoints.crm.tenant", "acme"));

    app.create("a@example.org");

    assertThat(crm).receivedNothingElse();
  }

  @Test
  void withoutAnOrderAnEventWaitsForNoneBeforeIt() {
    AdapterApp app = start(setup());
    failFirst(app);

    assertThat(crm).received("lead.imported").forSubject("7").withData("part", 2).once();
  }

  @Test
  void inAnOrderAnEventWaitsForThoseBeforeItAboutTheSameSubject() {
    AdapterApp app = start(setup().with("endpoints.crm.ordering", "subject"));
    failFirst(app);
    app.webhooks().publish("lead.imported", "8", Map.of("part", 1));

    assertThat(crm).received("lead.imported").forSubject("8").once();
    assertThat(crm).receivedNothingElse();
  }

  @Test
  void inAnOrderAnEventMayBeSkippedAfterSomeAttempts() throws InterruptedException {
    AdapterApp app =
        start(
            setup()
                .with("endpoints.crm.ordering", "subject")
                .with("endpoints.crm.skip-after", "1"));
    failFirst(app);

    crm.await(requests -> requests.size() == 2);
    assertThat(crm).received("lead.imported").forSubject("7").withData("part", 2).once();
  }

  @Test
  void anEndpointGetsNoMoreInASecondThanItsRate() throws InterruptedException {
    AdapterApp app = start(setup().with("endpoints.crm.rate-limit", "2"));
    long begin = System.nanoTime();

    for (int i = 0; i < 4; i++) {
      app.create(i + "@example.org");
    }
    crm.await(requests -> requests.size() == 4);

    assertThat(System.nanoTime() - begin).isGreaterThan(1_000_000_000L);
  }

  /** Publishes two events about the same subject, of which the first one fails. */
  private void failFirst(AdapterApp app) {
    crm.answering(500);
    app.webhooks().publish("lead.imported", "7", Map.of("part", 1));
    assertThat(crm).receivedNo("lead.imported");
    app.webhooks().publish("lead.imported", "7", Map.of("part", 2));
  }
}
