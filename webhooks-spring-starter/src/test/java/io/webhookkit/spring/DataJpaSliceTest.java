package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;

import io.webhookkit.spring.leads.Lead;
import io.webhookkit.spring.leads.LeadApplication;
import io.webhookkit.spring.leads.Leads;
import io.webhookkit.testkit.WebhookRecorder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.transaction.TestTransaction;

/** A slice that asks for webhooks: what its test commits is announced, and nothing else. */
@DataJpaTest(properties = "webhooks.trusted-hosts=127.0.0.1")
@ImportAutoConfiguration(WebhooksAutoConfiguration.class)
@ContextConfiguration(classes = {LeadApplication.class, Recording.class})
class DataJpaSliceTest {

  @Autowired private Leads leads;
  @Autowired private WebhookRecorder recorder;

  @BeforeEach
  void forget() {
    recorder.clear();
  }

  @Test
  void whatTheTestCommitsIsAnnounced() {
    leads.save(new Lead("a@example.org"));
    TestTransaction.flagForCommit();
    TestTransaction.end();

    assertThat(recorder).received("lead.created").withData("email", "a@example.org").once();
  }

  @Test
  void whatTheTestRollsBackIsNot() {
    leads.saveAndFlush(new Lead("b@example.org"));
    TestTransaction.end();

    assertThat(recorder).receivedNothingElse();
  }
}
