package io.webhookkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookRecorderTest {

  private final WebhookRecorder recorder = WebhookRecorder.start();
  private final Sender sender = new Sender(recorder);

  @AfterEach
  void stop() {
    sender.close();
    recorder.close();
  }

  @Test
  void itRecordsWhatCameOverHttp() {
    sender.send("lead.imported", "7", Map.of("count", 812));
    recorder.drain();

    assertThat(recorder.received())
        .singleElement()
        .satisfies(
            webhook -> {
              assertThat(webhook.type()).isEqualTo("lead.imported");
              assertThat(webhook.subject()).isEqualTo("7");
              assertThat(webhook.data().path("count").asInt()).isEqualTo(812);
              assertThat(webhook.sequence()).isEqualTo(1);
              assertThat(webhook.id()).startsWith("msg_");
              assertThat(webhook.headers()).containsEntry("Content-Type", "application/json");
            });
  }

  @Test
  void theOfficialLibraryVerifiesWhatCameOverHttp() throws Exception {
    sender.send("lead.imported", "7", Map.of("name", "Zoë"));
    recorder.drain();

    ReceivedWebhook received = recorder.received().get(0);
    Map<String, List<String>> headers =
        received.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    new Webhook(recorder.secret())
        .verify(received.body(), HttpHeaders.of(headers, (name, value) -> true).map());
  }

  @Test
  void aRequestWithABadSignatureIsAnswered401AndNotReceived() throws Exception {
    HttpRequest forged =
        HttpRequest.newBuilder(URI.create(recorder.url()))
            .header("webhook-id", "msg_1")
            .header("webhook-timestamp", "1")
            .header("webhook-signature", "v1,AAAA")
            .POST(BodyPublishers.ofString("{}"))
            .build();

    int status = HttpClient.newHttpClient().send(forged, BodyHandlers.discarding()).statusCode();

    assertThat(status).isEqualTo(401);
    assertThat(recorder.received()).isEmpty();
    assertThat(recorder.requests()).singleElement().matches(webhook -> !webhook.signed());
  }

  @Test
  void itAnswersAsScriptedAndThenWith200() {
    recorder.answering(503);
    sender.send("lead.imported", "7", Map.of());
    sender.send("lead.imported", "8", Map.of());
    recorder.drain();

    assertThat(recorder.requests()).extracting(ReceivedWebhook::status).contains(503, 200);
    assertThat(recorder.received()).hasSize(1);
  }

  @Test
  void whileItHangsRequestsAreRecordedAndLeftUnanswered() throws Exception {
    recorder.hang();
    sender.send("lead.imported", "7", Map.of());
    recorder.await(requests -> requests.size() == 1);
    assertThat(recorder.received()).isEmpty();

    recorder.answer();
    recorder.drain();

    assertThat(recorder.received()).hasSize(1);
  }

  @Test
  void whatHangsCanBeAbandonedAndThenWasNotReceived() throws Exception {
    recorder.hang();
    sender.send("lead.imported", "7", Map.of());
    recorder.await(requests -> requests.size() == 1);

    recorder.abandon();
    recorder.drain();

    assertThat(recorder.received()).isEmpty();
    assertThat(recorder.requests()).singleElement().matches(webhook -> webhook.status() == 0);
  }

  @Test
  void clearedItHasReceivedNothing() {
    sender.send("lead.imported", "7", Map.of());
    recorder.drain();

    recorder.clear();

    assertThat(recorder.requests()).isEmpty();
  }
}
