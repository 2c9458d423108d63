package io.webhookkit.examples.wildflyleads;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;

import io.webhookkit.testkit.WebhookRecorder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** On the server's plain configuration, which has neither MicroProfile Config nor Health. */
class WithoutMicroProfileTest {

  @Test
  void theSettingsAreThoseThatTheApplicationProduces() throws IOException {
    try (LeadsApp app =
        LeadsApp.start("standalone.xml", ContractLeads.class, ProducedSettings.class)) {
      WebhookRecorder crm = app.settings().crm().draining(app::drain);

      String id = app.create("plain@example.org");

      assertThat(crm).received("lead.created").forSubject(id).once();
    }
  }
}
