package io.webhookkit.testkit;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static io.webhookkit.testkit.sender.SignedRequest.signedAs;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.inbound.sources.SourceKind;
import io.webhookkit.testkit.sender.SignedRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookAssertionsTest {

  private final WebhookRecorder recorder = WebhookRecorder.start();
  private final Sender sender = new Sender(recorder);

  @AfterEach
  void stop() {
    sender.close();
    recorder.close();
  }

  @Test
  void anEventIsFoundByTypeSubjectAndData() {
    sender.send("lead.imported", "7", Map.of("source", Map.of("name", "fair"), "count", 3));

    assertThat(recorder)
        .received("lead.imported")
        .forSubject("7")
        .withData("source.name", "fair")
        .withData("count", 3)
        .once();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void aMissingTypeFailsAndShowsWhatDidArrive() {
    sender.send("lead.imported", "7", Map.of("count", 3));

    assertFails(() -> assertThat(recorder).received("lead.created"))
        .hasMessageContaining("Expected a webhook of type lead.created, but received:")
        .hasMessageContaining("\"type\":\"lead.imported\"");
  }

  @Test
  void anotherSubjectFails() {
    sender.send("lead.imported", "7", Map.of());

    assertFails(() -> assertThat(recorder).received("lead.imported").forSubject("8"))
        .hasMessageContaining("of type lead.imported for subject 8")
        .hasMessageContaining("\"subject\":\"7\"");
  }

  @Test
  void aNumberIsComparedByItsValueAndShownAsItWasSent() {
    sender.send("lead.imported", "7", Map.of("price", new BigDecimal("19.90")));

    assertThat(recorder).received("lead.imported").withData("price", 19.9);
    assertThat(recorder).received("lead.imported").withDataInOrder("price", 19.9);
    assertFails(() -> assertThat(recorder).received("lead.imported").withData("price", 20))
        .hasMessageContaining("\"price\":19.90");
  }

  @Test
  void anotherValueFails() {
    sender.send("lead.imported", "7", Map.of("count", 3));

    assertFails(() -> assertThat(recorder).received("lead.imported").withData("count", 4))
        .hasMessageContaining("with data count = 4");
  }

  @Test
  void aChangeThatWasNotMadeFails() {
    sender.send("lead.imported", "7", Map.of("count", 3));

    assertFails(() -> assertThat(recorder).received("lead.imported").withChange("count", 2, 3))
        .hasMessageContaining("with a change of count from 2 to 3");
  }

  @Test
  void moreThanOnceFailsAndShowsThemAll() {
    sender.send("lead.imported", "7", Map.of());
    sender.send("lead.imported", "8", Map.of());

    assertThat(recorder).received("lead.imported").times(2);
    assertFails(() -> assertThat(recorder).received("lead.imported").once())
        .hasMessageContaining("Expected 1 webhooks of type lead.imported, but received 2:");
  }

  @Test
  void anEventThatNobodyAskedForIsSomethingElse() {
    sender.send("lead.imported", "7", Map.of());
    sender.send("lead.exported", "7", Map.of());

    assertThat(recorder).received("lead.imported").once();
    assertFails(() -> assertThat(recorder).receivedNothingElse())
        .hasMessageContaining("lead.exported")
        .hasMessageNotContaining("lead.imported");
  }

  @Test
  void anEventThatMustNotComeFailsWhenItDoes() {
    sender.send("lead.imported", "7", Map.of());

    assertThat(recorder).receivedNo("lead.exported");
    assertFails(() -> assertThat(recorder).receivedNo("lead.imported"))
        .hasMessageContaining("Expected no webhook of type lead.imported");
  }

  @Test
  void aBadSignatureFailsEveryAssertion() throws Exception {
    HttpRequest unsigned =
        HttpRequest.newBuilder(URI.create(recorder.url()))
            .POST(BodyPublishers.ofString("{}"))
            .build();
    HttpClient.newHttpClient().send(unsigned, BodyHandlers.discarding());

    assertFails(() -> assertThat(recorder).receivedNothingElse())
        .hasMessageContaining("Expected good signatures only")
        .hasMessageContaining("bad signature: the header webhook-");
  }

  @Test
  void whatIsLeftNearestIsShownFirst() {
    sender.send("lead.exported", "7", Map.of());
    sender.send("lead.imported", "7", Map.of("count", 3));

    assertFails(() -> assertThat(recorder).received("lead.imported").withData("count", 4))
        .hasMessageMatching(
            "(?s).*of type lead.imported:\\s+200 at .*lead.imported.*and:.*lead.exported.*");
  }

  @Test
  void attemptsAreCountedWithTheirAnswersAndTheirId() {
    recorder.answering(503);
    sender.send("lead.imported", "7", Map.of());

    assertThat(recorder).attempted("lead.imported").answered(503).withOneId().once();
    assertThat(recorder).receivedNo("lead.imported");
    assertFails(() -> assertThat(recorder).attempted("lead.imported").answered(200))
        .hasMessageContaining("answered with [200], but it was [503]");
    assertFails(() -> assertThat(recorder).receivedNothing()).hasMessageContaining("503");
  }

  @Test
  void twoEventsAreNotAttemptsOfOne() {
    sender.send("lead.imported", "7", Map.of());
    sender.send("lead.imported", "7", Map.of());

    assertThat(recorder).received("lead.imported").twice();
    assertFails(() -> assertThat(recorder).attempted("lead.imported").withOneId())
        .hasMessageContaining("with one webhook-id, but they have [msg_");
  }

  @Test
  void theOrderOfTypesIsAsserted() {
    sender.send("lead.created", "7", Map.of());
    sender.send("lead.other", "7", Map.of());
    sender.send("lead.updated", "7", Map.of());

    assertThat(recorder).receivedInOrder("lead.created", "lead.updated");
    assertFails(() -> assertThat(recorder).receivedInOrder("lead.updated", "lead.created"))
        .hasMessageContaining("from lead.created on they are missing");
    assertFails(() -> assertThat(recorder).receivedNothingElse())
        .hasMessageContaining("lead.other")
        .hasMessageNotContaining("lead.updated");
  }

  @Test
  void theOrderOfValuesIsAsserted() {
    sender.send("lead.scored", "7", Map.of("score", 1));
    sender.send("lead.scored", "7", Map.of("score", 2));

    assertThat(recorder).received("lead.scored").withDataInOrder("score", 1, 2);
    assertFails(() -> assertThat(recorder).received("lead.scored").withDataInOrder("score", 2, 1))
        .hasMessageContaining("with data score = [2, 1] in this order, but it was [1, 2]");
  }

  @Test
  void theOrderOfArrivalIsAsserted() {
    sender.send("lead.scored", "7", Map.of("score", 1));
    recorder.drain();
    sender.send("lead.scored", "7", Map.of("score", 2));

    assertThat(recorder).received("lead.scored").twice().arrivedInOrder();
  }

  @Test
  void whatOvertookAnotherDidNotArriveInOrder() {
    sender.send("lead.scored", "7", Map.of("score", 1));
    sender.send("lead.scored", "7", Map.of("score", 2));
    recorder.drain();
    List<ReceivedWebhook> reversed =
        recorder.received().stream()
            .sorted(Comparator.comparingLong(ReceivedWebhook::sequence).reversed())
            .toList();

    assertFails(() -> new ReceivedWebhooksAssert(recorder, "of leads", reversed).arrivedInOrder())
        .hasMessageContaining("of leads in the order of their events");
  }

  @Test
  void headersAndAbsentDataAreAsserted() {
    sender.send("lead.imported", "7", Map.of("tags", List.of("a", "b")));

    assertThat(recorder)
        .received("lead.imported")
        .atEndpoint("recorder")
        .withHeader("content-type", "application/json")
        .withData("tags.1", "b")
        .withoutData("password")
        .once();
    assertFails(() -> assertThat(recorder).received("lead.imported").withoutData("tags"))
        .hasMessageContaining("without data tags");
    assertFails(() -> assertThat(recorder).received("lead.imported").atEndpoint("crm"))
        .hasMessageContaining("at endpoint crm");
    assertFails(() -> assertThat(recorder).received("lead.imported").atLeast(2))
        .hasMessageContaining("at least 2");
  }

  @Test
  void whatWaitsForALaterAttemptIsToldWhereSomethingIsMissing() {
    recorder.answering(503);
    sender.send("lead.imported", "7", Map.of());

    assertFails(() -> assertThat(recorder).received("lead.imported"))
        .hasMessageContaining("503 at recorder, msg_")
        .hasMessageContaining("(1 deliveries wait for a later attempt, 0 are parked or skipped)");
  }

  @Test
  void whereNothingWasCommittedThatIsTheFirstGuess() {
    assertFails(() -> assertThat(recorder).received("lead.imported"))
        .hasMessageContaining("was the transaction committed?");
  }

  @Test
  void anApplicationInAnotherProcessIsWaitedForAsTheTestSays() {
    SignedRequest last =
        signedAs(SourceKind.STANDARD, recorder.secret()).body("{\"type\":\"lead.imported\"}");
    recorder.draining(() -> last.postTo(recorder.url()));

    assertThat(recorder).received("lead.imported").once();
  }

  @Test
  void aRecorderThatWaitsForNobodySaysSo() {
    try (WebhookRecorder alone = WebhookRecorder.start()) {
      assertFails(() -> assertThat(alone).received("lead.imported"))
          .hasMessageContaining("no webhooks were given to draining(…)");
    }
  }

  @Test
  void aValueOfAnotherKindIsShownAsSuch() {
    sender.send("lead.imported", "7", Map.of("bounced", true));

    assertFails(() -> assertThat(recorder).received("lead.imported").withData("bounced", "true"))
        .hasMessageContaining("with data bounced = \"true\"");
  }

  @Test
  void aHeaderOfAnotherValueIsShown() {
    sender.send("lead.imported", "7", Map.of());

    assertFails(
            () ->
                assertThat(recorder)
                    .received("lead.imported")
                    .withHeader("content-type", "text/plain"))
        .hasMessageContaining("content-type: text/plain (there is [application/json])");
  }

  @Test
  void silenceIsAsserted() {
    assertThat(recorder).receivedNothing();
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertFails(
      ThrowingCallable assertion) {
    return assertThatThrownBy(assertion).isInstanceOf(AssertionError.class);
  }
}
