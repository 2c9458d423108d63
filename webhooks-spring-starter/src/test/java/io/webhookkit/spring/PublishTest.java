package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.spring.leads.Transactions;
import io.webhookkit.testkit.WebhookRecorder;
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
  @Autowired private WebhookRecorder recorder;

  @BeforeEach
  void forget() {
    recorder.clear();
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

  private void publish(String type) {
    webhooks.publish(type, DATA);
  }
}
