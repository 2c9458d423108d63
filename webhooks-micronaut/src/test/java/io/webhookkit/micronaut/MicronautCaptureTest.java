package io.webhookkit.micronaut;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MicronautCaptureTest {

  @Test
  void aCommittedEntityIsAnnounced() {
    try (TestContext app = new TestContext().run()) {
      Lead lead = app.bean(LeadService.class).create("a@example.org");

      assertThat(app.recorder)
          .received("lead.created")
          .forSubject(lead.id.toString())
          .withData("email", "a@example.org")
          .once();
      assertThat(app.recorder).receivedNothingElse();
    }
  }

  @Test
  void aRolledBackEntityIsNot() {
    try (TestContext app = new TestContext().run()) {
      LeadService leads = app.bean(LeadService.class);

      assertThatThrownBy(() -> leads.createAndFail("a@example.org"))
          .isInstanceOf(IllegalStateException.class);

      assertThat(app.recorder).receivedNothingElse();
    }
  }
}
