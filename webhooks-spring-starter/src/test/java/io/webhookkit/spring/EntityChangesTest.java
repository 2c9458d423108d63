package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.webhookkit.spring.leads.LeadService;
import io.webhookkit.testkit.WebhookRecorder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a service does to entities arrives at the endpoint; the recorder checks each signature. */
@LeadTest
class EntityChangesTest {

  @Autowired private LeadService leads;
  @Autowired private WebhookRecorder recorder;

  @BeforeEach
  void forget() {
    recorder.clear();
  }

  @Test
  void aCreatedEntityIsAnnounced() {
    String id = leads.create("a@example.org");

    assertThat(recorder)
        .received("lead.created")
        .forSubject(id)
        .withData("email", "a@example.org")
        .once();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void anUpdateTellsWhatChanged() {
    String id = leads.create("b@example.org");

    leads.bounce(id);

    assertThat(recorder)
        .received("lead.updated")
        .forSubject(id)
        .withChange("bounced", false, true)
        .once();
  }

  @Test
  void aDeletedEntityIsAnnounced() {
    String id = leads.create("c@example.org");

    leads.delete(id);

    assertThat(recorder).received("lead.deleted").forSubject(id).once();
  }

  @Test
  void whatIsRolledBackIsNotAnnounced() {
    assertThatIllegalStateException().isThrownBy(() -> leads.createInVain("d@example.org"));

    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void aChangeOfAnIgnoredAttributeIsNotAnnounced() {
    String id = leads.create("e@example.org");

    leads.changePassword(id, "another");

    assertThat(recorder).receivedNo("lead.updated");
  }

  @Test
  void anIgnoredAttributeNeverLeavesTheApplication() {
    leads.create("f@example.org");

    assertThat(recorder).received("lead.created").once();
    assertThat(recorder.requests())
        .allSatisfy(request -> assertThat(request.body()).doesNotContain("password"));
  }
}
