package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.Webhooks;
import io.webhookkit.spring.app.LeadApplication;
import io.webhookkit.spring.app.LeadService;
import io.webhookkit.testkit.ReceivedWebhook;
import io.webhookkit.testkit.WebhookRecorder;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
    classes = LeadApplication.class,
    properties = {
      "webhooks.trusted-hosts=127.0.0.1",
      "webhooks.event-types=lead.imported",
      "spring.datasource.url=jdbc:h2:mem:spring-application"
    })
@Import(RecordingConfiguration.class)
class SpringApplicationTest {

  @Autowired LeadService service;
  @Autowired WebhookRecorder recorder;
  @Autowired TransactionTemplate transactions;

  @BeforeEach
  void start(@Autowired Webhooks webhooks) {
    recorder.draining(webhooks);
    recorder.clear();
  }

  @Test
  void aNewEntityIsAnnouncedWithoutWhatIsIgnored() {
    long id = service.add("a@example.org");

    assertThat(recorder)
        .received("lead.created")
        .forSubject("" + id)
        .withData("email", "a@example.org")
        .once();
    assertThat(recorder.received()).noneMatch(webhook -> webhook.body().contains("hash"));
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void aChangeIsAnnouncedWithTheOldValueAndUnderItsOwnName() {
    long id = service.add("a@example.org");
    service.markBounced(id);

    assertThat(recorder).received("lead.created").once();
    assertThat(recorder).received("lead.updated").withChange("bounced", false, true).once();
    assertThat(recorder).received("lead.bounced").forSubject("" + id).once();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void aRemovedEntityIsAnnounced() {
    long id = service.add("a@example.org");
    service.remove(id);

    assertThat(recorder).received("lead.deleted").forSubject("" + id).once();
  }

  @Test
  void whatIsRolledBackIsNotAnnouncedAndNotPublished() {
    assertThatThrownBy(() -> service.addAndFail("a@example.org"))
        .hasMessage("the business says no");

    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void entityChangesAndPublishedEventsOfOneTransactionLeaveTogether() {
    service.addAndPublish("a@example.org", "1", "2", "3");

    assertThat(recorder).received("lead.created").once();
    assertThat(recorder).received("lead.imported").times(3);
    assertThat(
            recorder.received().stream()
                .filter(webhook -> webhook.type().equals("lead.imported"))
                .sorted(Comparator.comparing(ReceivedWebhook::sequence))
                .map(ReceivedWebhook::subject))
        .containsExactly("1", "2", "3");
  }

  @Test
  void anInnerTransactionPublishesThoughTheOuterOneRollsBack() {
    transactions.executeWithoutResult(
        outer -> {
          service.addAndPublish("a@example.org", "outer");
          service.publishInATransactionOfItsOwn("inner");
          outer.setRollbackOnly();
        });

    assertThat(recorder).received("lead.imported").forSubject("inner").once();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void withoutATransactionAnEventIsPublishedAtOnce() {
    service.publishWithoutATransaction("7");

    assertThat(recorder).received("lead.imported").forSubject("7").once();
  }
}
