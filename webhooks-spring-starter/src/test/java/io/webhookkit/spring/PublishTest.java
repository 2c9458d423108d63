package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.spring.leads.LeadService;
import io.webhookkit.spring.leads.Transactions;
import io.webhookkit.testkit.ReceivedWebhook;
import io.webhookkit.testkit.WebhookRecorder;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is published shares the fate of Spring's transaction. */
@LeadTest
class PublishTest {

  private static final Map<String, Integer> DATA = Map.of("count", 812);

  @Autowired private Webhooks webhooks;
  @Autowired private Transactions transactions;
  @Autowired private LeadService leads;
  @Autowired private WebhookRecorder recorder;

  @BeforeEach
  void forget() {
    recorder.clear();
  }

  @Test
  void withoutATransactionAnEventLeavesAtOnce() {
    publish("lead.imported");

    assertThat(recorder).received("lead.imported").withData("count", 812).once();
  }

  @Test
  void anEventLeavesWhenItsTransactionHasCommitted() {
    transactions.commit(
        () -> {
          publish("lead.imported");
          assertThat(recorder).receivedNothingElse();
        });

    assertThat(recorder).received("lead.imported").once();
  }

  @Test
  void anEventIsGoneWithItsTransaction() {
    transactions.rollBack(() -> publish("lead.imported"));

    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void theEventsOfATransactionAreNumberedInTheirOrder() {
    transactions.commit(
        () -> {
          for (int i = 0; i < 20; i++) {
            webhooks.publish("lead.imported", Map.of("number", i));
          }
        });

    assertThat(recorder).received("lead.imported").times(20);
    assertThat(
            recorder.received().stream()
                .sorted(Comparator.comparingLong(ReceivedWebhook::sequence))
                .map(webhook -> webhook.data().path("number").asInt()))
        .isSorted();
  }

  @Test
  void anInnerTransactionKeepsItsEventsThoughTheOuterRollsBack() {
    transactions.rollBack(
        () -> {
          publish("lead.outer");
          transactions.commitApart(() -> publish("lead.inner"));
        });

    assertThat(recorder).received("lead.inner").once();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void anInnerTransactionTakesOnlyItsOwnEventsWithIt() {
    transactions.commit(
        () -> {
          publish("lead.before");
          transactions.rollBackApart(() -> publish("lead.inner"));
          publish("lead.after");
        });

    assertThat(recorder).received("lead.before").once();
    assertThat(recorder).received("lead.after").once();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void anEntityAndAnEventOfOneTransactionBothLeave() {
    transactions.commit(
        () -> {
          publish("lead.imported");
          leads.create("a@example.org");
        });

    assertThat(recorder).received("lead.imported").once();
    assertThat(recorder).received("lead.created").once();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void anEntityAndAnEventOfOneTransactionAreRolledBackTogether() {
    transactions.rollBack(
        () -> {
          leads.create("b@example.org");
          publish("lead.imported");
        });

    assertThat(recorder).receivedNothingElse();
  }

  private void publish(String type) {
    webhooks.publish(type, DATA);
  }
}
