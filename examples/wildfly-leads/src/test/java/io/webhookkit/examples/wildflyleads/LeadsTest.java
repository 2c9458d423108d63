package io.webhookkit.examples.wildflyleads;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static io.webhookkit.testkit.sender.SignedRequest.signedAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.inbound.sources.SourceKind;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.sender.SignedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OnWildFly.class)
class LeadsTest {

  private final LeadsApp app;
  private final WebhookRecorder crm;

  LeadsTest(LeadsApp app) {
    this.app = app;
    this.crm = app.settings().crm();
  }

  @BeforeEach
  void nothingIsUnderWay() {
    crm.draining(app::drain).startOver();
  }

  @Test
  void aCommittedLeadIsAnnounced() {
    String id = add("committed@example.org");

    assertThat(crm).received("lead.created").forSubject(id).once();
  }

  @Test
  void aLeadThatWasRolledBackIsNot() {
    String emails = "[\"first@example.org\", \"no address\"]";
    assertThat(app.visit("POST", "leads", emails).statusCode()).isEqualTo(400);

    assertThat(crm).receivedNothingElse();
  }

  @Test
  void whatTheCrmSendsChangesALeadAndDoesNotGoBackToIt() {
    String id = lead("bounces@example.org");

    assertThat(bounced(id).postTo(app.url() + "/crm")).wasTaken();

    assertThat(bounces(id)).isEqualTo(1);
    assertThat(crm).receivedNothingElse();
  }

  @Test
  void whatOneStatementChangesIsAnnounced() {
    String id = lead("bounced@example.org");
    assertThat(bounced(id).postTo(app.url() + "/crm")).wasTaken();

    assertThat(app.visit("DELETE", "leads/bounces", "").statusCode()).isEqualTo(204);

    assertThat(crm).received("lead.updated").forSubject(id).withChange("bounces", 1, 0).once();
  }

  @Test
  void theServerIsReadyWhenTheOutboxIs() {
    assertThat(json(app.readiness()).path("checks").valueStream())
        .anySatisfy(
            check -> {
              assertThat(check.path("name").asString()).isEqualTo("webhooks");
              assertThat(check.path("status").asString()).isEqualTo("UP");
              assertThat(check.path("data").has("pendingEvents")).isTrue();
            });
  }

  private String add(String email) {
    return json(app.visit("POST", "leads", "[\"" + email + "\"]").body())
        .path(0)
        .path("id")
        .asString();
  }

  private String lead(String email) {
    String id = add(email);
    assertThat(crm).received("lead.created").forSubject(id).once();
    return id;
  }

  private int bounces(String id) {
    return json(app.visit("GET", "leads/" + id, "").body()).path("bounces").asInt();
  }

  private SignedRequest bounced(String id) {
    return signedAs(SourceKind.STANDARD, app.settings().secret().reveal())
        .body("{\"type\":\"mail.bounced\",\"data\":{\"lead\":%s}}".formatted(id));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
