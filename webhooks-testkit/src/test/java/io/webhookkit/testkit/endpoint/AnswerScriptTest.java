package io.webhookkit.testkit.endpoint;

import static io.webhookkit.testkit.endpoint.AnswerScript.cutOff;
import static io.webhookkit.testkit.endpoint.AnswerScript.gone;
import static io.webhookkit.testkit.endpoint.AnswerScript.hang;
import static io.webhookkit.testkit.endpoint.AnswerScript.redirect;
import static io.webhookkit.testkit.endpoint.AnswerScript.reset;
import static io.webhookkit.testkit.endpoint.AnswerScript.respond;
import static io.webhookkit.testkit.endpoint.AnswerScript.slowBody;
import static io.webhookkit.testkit.endpoint.AnswerScript.slowly;
import static io.webhookkit.testkit.endpoint.AnswerScript.tooMany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.RetrySchedule;
import io.webhookkit.delivery.WebhookListener;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.testkit.ReceivedWebhook;
import io.webhookkit.testkit.WebhookRecorder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each answer of a script, as the real transport meets it. */
class AnswerScriptTest {

  private final List<Attempt> attempts = Collections.synchronizedList(new ArrayList<>());
  private final WebhookRecorder recorder = WebhookRecorder.start();
  private final Webhooks webhooks =
      Webhooks.builder()
          .outbox(new InMemoryOutbox(Clock.systemUTC()))
          .endpoint(recorder.endpoint("*"))
          .trustedHosts(List.of("127.0.0.1"))
          .deadline(Duration.ofSeconds(2))
          .retries(new RetrySchedule(Collections.nCopies(3, Duration.ofMillis(1)), 0))
          .listener(
              new WebhookListener() {
                @Override
                public void attempted(Attempt attempt) {
                  attempts.add(attempt);
                }
              })
          .build();

  @AfterEach
  void stop() {
    webhooks.close();
    recorder.close();
  }

  @Test
  void answersComeInTheirOrderAndAfterThemSuccess() throws Exception {
    sendUntilAccepted(respond(503).twice().then(500));

    assertThat(recorder.requests())
        .extracting(ReceivedWebhook::status)
        .containsExactly(503, 503, 500, 200);
  }

  @Test
  void aLaterScriptReplacesAnEarlierOne() throws Exception {
    recorder.answering(respond(503).always());

    sendUntilAccepted(respond(502).then(200));

    assertThat(recorder.requests()).extracting(ReceivedWebhook::status).containsExactly(502, 200);
  }

  @Test
  void aScriptGoesOnWithAnotherOfSeveralAnswers() {
    AnswerScript script = respond(503).twice().then(respond(429).then(reset()).times(2));

    assertThat(script.answers()).extracting(Answer::status).containsExactly(503, 503, 429, 0, 0);
  }

  @Test
  void aResetConnectionIsNoAnswer() throws Exception {
    sendUntilAccepted(reset());

    assertThat(attempts.get(0).outcome()).isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void anAnswerThatIsCutOffIsNone() throws Exception {
    sendUntilAccepted(cutOff());

    assertThat(attempts.get(0).outcome()).isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void anAnswerThatIsTooSlowRunsIntoTheDeadline() throws Exception {
    sendUntilAccepted(slowly(Duration.ofMillis(100)));

    assertThat(attempts.get(0).outcome()).isInstanceOf(Outcome.Retry.class);
    assertThat(recorder.requests()).extracting(ReceivedWebhook::status).containsExactly(0, 200);
  }

  @Test
  void anAnswerThatComesSlowlyToItsEndIsSuccess() throws Exception {
    sendUntilAccepted(slowly(Duration.ofMillis(1)));

    assertThat(recorder.requests()).extracting(ReceivedWebhook::status).containsExactly(200);
  }

  @Test
  void aHeadIsEnoughHoweverSlowItsBodyIs() throws Exception {
    sendUntilAccepted(slowBody(100, Duration.ofMillis(100)));

    assertThat(attempts).extracting(Attempt::outcome).containsExactly(new Outcome.Delivered());
  }

  @Test
  void whatHangsRunsIntoTheDeadline() throws Exception {
    sendUntilAccepted(hang());

    assertThat(recorder.requests()).extracting(ReceivedWebhook::status).containsExactly(0, 200);
  }

  @Test
  void whatHangsCanBeAnsweredAfterAll() throws Exception {
    recorder.answering(hang());
    send();
    recorder.await(requests -> requests.size() == 1);

    recorder.answer();

    recorder.await(requests -> requests.get(0).isAccepted());
  }

  @Test
  void whatNobodyWaitsForAnyMoreIsNotAnswered() throws Exception {
    recorder.answering(hang());
    send();
    recorder.await(requests -> requests.stream().anyMatch(ReceivedWebhook::isAccepted));

    recorder.answer();
    assertThat(webhooks.drain(Duration.ofSeconds(10))).isTrue();

    assertThat(recorder.requests()).extracting(ReceivedWebhook::status).containsExactly(0, 200);
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (WebhookRecorder elsewhere = WebhookRecorder.start()) {
      sendUntilAccepted(redirect(elsewhere.url()));

      assertThat(elsewhere.requests()).isEmpty();
      assertThat(recorder.requests()).extracting(ReceivedWebhook::status).containsExactly(307, 200);
    }
  }

  @Test
  void silenceIsAskedForInSeconds() throws Exception {
    recorder.answering(tooMany(Duration.ofMinutes(2)));
    send();
    assertThat(webhooks.drain(Duration.ofSeconds(10))).isTrue();

    assertThat(attempts.get(0).result()).isEqualTo(new DeliveryResult.Answered(429, "120"));
  }

  @Test
  void whoIsGoneGetsNothingMore() throws Exception {
    recorder.answering(gone());
    send();
    assertThat(webhooks.drain(Duration.ofSeconds(10))).isTrue();

    assertThat(attempts.get(0).outcome()).isInstanceOf(Outcome.Parked.class);
  }

  @Test
  void onlyAWholeAnswerHasHeaders() {
    assertThatThrownBy(() -> hang().withHeader("Retry-After", "1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("respond");
  }

  private void sendUntilAccepted(AnswerScript script) throws InterruptedException {
    recorder.answering(script);
    send();
    recorder.await(requests -> requests.stream().anyMatch(ReceivedWebhook::isAccepted));
    assertThat(webhooks.drain(Duration.ofSeconds(10))).isTrue();
  }

  private void send() {
    webhooks.start();
    webhooks.publish("lead.imported", "7", Map.of());
  }
}
