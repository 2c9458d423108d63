package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;

import io.webhookkit.spring.leads.Lead;
import io.webhookkit.spring.leads.LeadApplication;
import io.webhookkit.spring.leads.Leads;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.junit.WebhookTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.transaction.TestTransaction;

/** A slice that asks for webhooks: what its test commits is announced, and nothing else. */
@DataJpaTest
@ImportAutoConfiguration(WebhooksAutoConfiguration.class)
@ContextConfiguration(classes = LeadApplication.class)
@WebhookTest
class DataJpaSliceTest {

  @Autowired private Leads leads;

  @Test
  void whatTheTestCommitsIsAnnounced(WebhookRecorder recorder) {
    leads.save(new Lead("a@example.org"));
    TestTransaction.flagForCommit();
    TestTransaction.end();

    assertThat(recorder).received("lead.created").withData("email", "a@example.org").once();
  }

  @Test
  void whatTheTestRollsBackIsNot(WebhookRecorder recorder) {
    leads.saveAndFlush(new Lead("b@example.org"));
    TestTransaction.end();

    assertThat(recorder).receivedNothingElse();
  }
}
