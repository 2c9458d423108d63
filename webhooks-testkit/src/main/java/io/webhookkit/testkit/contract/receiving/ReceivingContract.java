package io.webhookkit.testkit.contract.receiving;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static io.webhookkit.testkit.sender.SignedRequest.signedAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.inbound.sources.SourceKind;
import io.webhookkit.testkit.ReceivedWebhook;
import io.webhookkit.testkit.sender.SentWebhook;
import io.webhookkit.testkit.sender.SignedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What comes in changes an entity once, and does not go back to where it came from. */
public abstract class ReceivingContract extends HostileRequests {

  private static final String READDRESSED = "lead.readdressed";

  private String lead;

  /** Creates the suite. */
  protected ReceivingContract() {}

  @BeforeEach
  void aLeadThatEverybodyKnows() {
    lead = app().create("old@example.org");
    app().drain();
    settings().clear(app());
  }

  @Test
  void aSignedWebhookChangesAnEntity() {
    assertThat(send(READDRESSED, "new@example.org")).wasTaken();

    assertThat(app().emailOf(lead)).isEqualTo("new@example.org");
  }

  @Test
  void whatIsSentTwiceIsAppliedOnce() {
    SignedRequest request = request(READDRESSED, "new@example.org").id("msg_twice_" + lead);

    assertThat(request.postTo(crmUrl())).wasTaken();
    assertThat(send(READDRESSED, "newer@example.org")).wasTaken();
    assertThat(request.postTo(crmUrl())).wasTaken();

    assertThat(app().emailOf(lead)).isEqualTo("newer@example.org");
    assertThat(settings().others()).received("lead.updated").forSubject(lead).twice();
  }

  @Test
  void whatIsSentManyTimesAtOnceIsAppliedOnce() throws Exception {
    SignedRequest request = request(READDRESSED, "new@example.org").id("msg_at_once_" + lead);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<SentWebhook>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(threads.submit(() -> request.postTo(crmUrl())));
      }
      for (Future<SentWebhook> answer : answers) {
        assertThat(answer.get()).wasTaken();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(settings().others()).received("lead.updated").forSubject(lead).once();
  }

  @Test
  void aHandlerThatFailsLeavesNothingAndTheSenderIsTold() {
    assertThat(send("lead.refused", "new@example.org")).wasAnsweredWith(500);

    assertThat(app().emailOf(lead)).isEqualTo("old@example.org");
    assertThat(settings().others()).receivedNothingElse();
  }

  @Test
  void aChangeGoesToEverybodyButWhereItCameFrom() {
    assertThat(send(READDRESSED, "new@example.org")).wasTaken();

    assertThat(settings().others())
        .received("lead.updated")
        .withChange("email", "old@example.org", "new@example.org")
        .once();
    assertThat(settings().crm()).receivedNothingElse();
  }

  @Test
  void aChangeOfOurOwnGoesToEverybody() {
    String own = app().create("own@example.org");

    assertThat(settings().others()).received("lead.created").forSubject(own).once();
    assertThat(settings().crm()).received("lead.created").forSubject(own).once();
  }

  @Test
  void aChangeTellsWhatItHasComeThrough() {
    assertThat(
            signed(
                    "{\"type\":\"%s\",\"subject\":\"%s\",\"hops\":[\"erp\",\"crm\"],"
                            .formatted(READDRESSED, lead)
                        + "\"data\":{\"email\":\"new@example.org\"}}")
                .postTo(crmUrl()))
        .wasTaken();

    assertThat(settings().others()).received("lead.updated").once();
    JsonNode hops = lastOf(settings().others().received()).json().path("hops");
    assertThat(hops.valueStream().map(JsonNode::asString)).containsExactly("erp", "crm", "website");
  }

  @Test
  void aChangeThatHasComeThroughHereBeforeEnds() {
    SentWebhook sent =
        signed(
                "{\"type\":\"%s\",\"subject\":\"%s\",\"hops\":[\"website\",\"erp\",\"crm\"],"
                        .formatted(READDRESSED, lead)
                    + "\"data\":{\"email\":\"new@example.org\"}}")
            .postTo(crmUrl());

    assertThat(sent).wasTaken();
    assertThat(app().emailOf(lead)).isEqualTo("old@example.org");
  }

  @Test
  void whatIsHandledLaterIsAppliedToo() throws InterruptedException {
    assertThat(request("lead.any", "later@example.org").postTo(app().url() + "/batch")).wasTaken();

    settings()
        .others()
        .await(all -> all.stream().anyMatch(webhook -> lead.equals(webhook.subject())));
    assertThat(app().emailOf(lead)).isEqualTo("later@example.org");
  }

  @Test
  void whatNobodyHandlesIsTaken() {
    assertThat(send("lead.unheard-of", "new@example.org")).wasTaken();

    assertThat(app().emailOf(lead)).isEqualTo("old@example.org");
  }

  @Test
  void whatSomebodyElseHasSignedIsNotBelieved() {
    SentWebhook sent =
        signedAs(SourceKind.STANDARD, settings().others().secret())
            .body("{\"type\":\"lead.readdressed\",\"subject\":\"%s\"}".formatted(lead))
            .postTo(crmUrl());

    assertThat(sent).wasNotBelieved();
    assertThat(sent.answer()).isEqualTo("not authentic");
  }

  @Test
  void aSourceThatIsNotConfiguredIsNotThere() {
    assertThat(request(READDRESSED, "new@example.org").postTo(app().url() + "/erp"))
        .wasAnsweredWith(404);
  }

  private static ReceivedWebhook lastOf(List<ReceivedWebhook> received) {
    return received.get(received.size() - 1);
  }

  private SentWebhook send(String type, String email) {
    return request(type, email).postTo(crmUrl());
  }

  private SignedRequest request(String type, String email) {
    return signed(
        "{\"type\":\"%s\",\"subject\":\"%s\",\"data\":{\"email\":\"%s\"}}"
            .formatted(type, lead, email));
  }

  private SignedRequest signed(String body) {
    return signedAs(SourceKind.STANDARD, settings().secret().reveal()).body(body);
  }
}
