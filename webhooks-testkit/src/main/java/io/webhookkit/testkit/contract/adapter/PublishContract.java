package io.webhookkit.testkit.contract.adapter;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.testkit.ReceivedWebhook;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is published shares the fate of the transaction that it is published in. */
abstract class PublishContract extends AdapterCases {

  private AdapterApp app;

  @SuppressWarnings("NullAway.Init") // begin() comes first
  PublishContract(Supplier<Adapter> adapter) {
    super(adapter);
  }

  @BeforeEach
  final void begin() {
    app = start(setup());
  }

  @Test
  void withoutATransactionAnEventLeavesAtOnce() {
    app.publish("lead.imported");

    assertThat(crm).received("lead.imported").withData("count", 812).once();
  }

  @Test
  void anEventLeavesWhenItsTransactionHasCommitted() {
    app.inTransaction(
        entities -> {
          app.publish("lead.imported");
          assertThat(crm).receivedNothingElse();
        });

    assertThat(crm).received("lead.imported").withData("count", 812).once();
  }

  @Test
  void anEventIsGoneWithItsTransaction() {
    rollBack(() -> app.publish("lead.imported"));

    assertThat(crm).receivedNothingElse();
  }

  @Test
  void anEntityAndAnEventOfOneTransactionBothLeave() {
    app.inTransaction(
        entities -> {
          app.publish("lead.imported");
          entities.persist(new Lead("a@example.org"));
        });

    assertThat(crm).received("lead.imported").once();
    assertThat(crm).received("lead.created").once();
    assertThat(crm).receivedNothingElse();
  }

  @Test
  void anEntityAndAnEventOfOneTransactionAreRolledBackTogether() {
    rollBack(
        () -> {
          app.create("a@example.org");
          app.publish("lead.imported");
        });

    assertThat(crm).receivedNothingElse();
  }

  @Test
  void afterARollbackEverythingLeavesAgain() {
    rollBack(() -> app.publish("lead.imported"));

    app.inTransaction(entities -> app.publish("lead.exported"));
    app.publish("lead.archived");

    assertThat(crm).received("lead.exported").once();
    assertThat(crm).received("lead.archived").once();
    assertThat(crm).receivedNothingElse();
  }

  @Test
  void theEventsOfATransactionAreNumberedInTheirOrder() {
    app.inTransaction(
        entities -> {
          for (int i = 0; i < 20; i++) {
            app.webhooks().publish("lead.imported", Map.of("number", i));
          }
        });

    assertThat(crm).received("lead.imported").times(20);
    assertThat(
            crm.received().stream()
                .sorted(Comparator.comparingLong(ReceivedWebhook::sequence))
                .map(webhook -> webhook.data().path("number").asInt()))
        .isSorted();
  }

  @Test
  void anEventMayTellWhatItIsAbout() {
    app.webhooks().publish("lead.imported", "7", Map.of("count", 812));

    assertThat(crm).received("lead.imported").forSubject("7").once();
  }

  private void rollBack(Runnable work) {
    assertThatThrownBy(
            () ->
                app.inTransaction(
                    entities -> {
                      work.run();
                      entities.flush();
                      throw new IllegalStateException("the CRM said no");
                    }))
        .hasStackTraceContaining("the CRM said no");
  }
}
