package io.webhookkit.examples.micronautleads;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static io.webhookkit.testkit.sender.SignedRequest.signedAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.webhookkit.Webhooks;
import io.webhookkit.examples.micronautleads.LeadController.Row;
import io.webhookkit.inbound.sources.SourceKind;
import io.webhookkit.testkit.WebhookRecorder;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The application with a CRM beside it that records what it is told. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeadsTest implements TestPropertyProvider {

  private final WebhookRecorder crm = WebhookRecorder.start();

  @Inject
  @Client("/")
  HttpClient client;

  @Inject EmbeddedServer server;
  @Inject Webhooks webhooks;

  @Override
  public Map<String, String> getProperties() {
    return Map.of(
        "CRM_URL", crm.url(),
        "CRM_SECRET", crm.secret(),
        "webhooks.trusted-hosts", "127.0.0.1");
  }

  @BeforeEach
  void begin() {
    crm.draining(webhooks).startOver();
  }

  @AfterAll
  void end() {
    crm.close();
  }

  @Test
  void aNewLeadIsAnnounced() {
    Row lead = add("ada@example.org");

    assertThat(crm)
        .received("lead.created")
        .forSubject(Long.toString(lead.id()))
        .withData("email", "ada@example.org")
        .once();
  }

  @Test
  void whatTheCrmTellsIsAppliedAndNotToldBack() {
    Row lead = add("bob@example.org");
    String bounced =
        """
        {"type":"contact.bounced","timestamp":"2026-01-01T00:00:00Z","data":{"lead":%d}}
        """
            .formatted(lead.id());

    assertThat(
            signedAs(SourceKind.STANDARD, crm.secret())
                .body(bounced)
                .postTo(server.getURL() + "/webhooks/crm"))
        .wasTaken();

    assertThat(client.toBlocking().retrieve("/leads/" + lead.id(), Row.class).bounced()).isTrue();
    assertThat(crm).received("lead.created").once();
    assertThat(crm).receivedNothingElse();
  }

  private Row add(String email) {
    return client
        .toBlocking()
        .retrieve(HttpRequest.POST("/leads", Map.of("email", email)), Row.class);
  }
}
