package io.webhookkit.examples.quarkusleads;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static io.webhookkit.testkit.sender.SignedRequest.signedAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.webhookkit.Webhooks;
import io.webhookkit.inbound.sources.SourceKind;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.sender.SignedRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@QuarkusTest
@WithTestResource(Crm.class)
class LeadsTest {

  WebhookRecorder crm;

  @Inject Leads leads;
  @Inject Webhooks webhooks;

  @TestHTTPResource("webhooks/crm")
  String url;

  @TestHTTPResource("q/health/ready")
  URI readiness;

  @ConfigProperty(name = "webhooks.sources.crm.secret")
  String secret;

  @BeforeEach
  void nothingIsUnderWay() {
    crm.draining(webhooks).startOver();
  }

  @Test
  void aCommittedLeadIsAnnounced() {
    Lead lead = leads.add(List.of("committed@example.org")).get(0);

    assertThat(crm).received("lead.created").forSubject(lead.id.toString()).once();
  }

  @Test
  void aLeadThatWasRolledBackIsNot() {
    assertThatThrownBy(() -> leads.add(List.of("first@example.org", "no address")))
        .isInstanceOf(BadRequestException.class);

    assertThat(crm).receivedNothingElse();
  }

  @Test
  void whatTheCrmSendsChangesALeadAndDoesNotGoBackToIt() {
    Lead lead = lead("bounces@example.org");

    assertThat(bounced(lead).postTo(url)).wasTaken();

    assertThat(leads.get(lead.id).bounces).isEqualTo(1);
    assertThat(crm).receivedNothingElse();
  }

  @Test
  void whatTheCrmSendsTwiceIsAppliedOnce() {
    Lead lead = lead("bounces-twice@example.org");
    SignedRequest bounced = bounced(lead).id("msg_once");

    assertThat(bounced.postTo(url)).wasTaken();
    assertThat(bounced.postTo(url)).wasTaken();

    assertThat(leads.get(lead.id).bounces).isEqualTo(1);
  }

  @Test
  void theApplicationIsReadyWhenItsOutboxIs() throws Exception {
    String answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.ofString())
            .body();

    assertThat(new JsonMapper().readTree(answer).path("checks").valueStream())
        .anySatisfy(
            check -> {
              assertThat(check.path("name").asString()).isEqualTo("webhooks");
              assertThat(check.path("status").asString()).isEqualTo("UP");
              assertThat(check.path("data").has("pendingEvents")).isTrue();
            });
  }

  private Lead lead(String email) {
    Lead lead = leads.add(List.of(email)).get(0);
    assertThat(crm).received("lead.created").once();
    return lead;
  }

  private SignedRequest bounced(Lead lead) {
    return signedAs(SourceKind.STANDARD, secret)
        .body("{\"type\":\"mail.bounced\",\"data\":{\"lead\":%d}}".formatted(lead.id));
  }
}
