package io.webhookkit.testkit;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.signature.Secret;
import io.webhookkit.signature.WebhookSigner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing else was received but what assertions were about, and each is about what is left. */
class NothingElseTest {

  private final WebhookRecorder recorder = WebhookRecorder.start();
  private final Sender sender = new Sender(recorder);

  @BeforeEach
  void twoLeadsWereImported() {
    sender.send("lead.imported", "7", Map.of("count", 3));
    sender.send("lead.imported", "8", Map.of("count", 4));
  }

  @AfterEach
  void stop() {
    sender.close();
    recorder.close();
  }

  @Test
  void anAssertionAboutATypeIsAboutAllOfIt() {
    assertThat(recorder).received("lead.imported");

    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void anAssertionAboutASubjectIsNotAboutTheOthersOfItsType() {
    assertThat(recorder).received("lead.imported").forSubject("7");

    assertSomethingElse("\"subject\":\"8\"");
  }

  @Test
  void countingThemAddsNone() {
    assertThat(recorder).received("lead.imported").forSubject("7").once();

    assertSomethingElse("\"subject\":\"8\"");
  }

  @Test
  void eachFurtherStepIsAboutFewer() {
    sender.send("lead.imported", "7", Map.of("count", 5));

    assertThat(recorder).received("lead.imported").forSubject("7").withData("count", 3).once();
    assertThat(recorder).received("lead.imported").forSubject("8").once();

    assertSomethingElse("\"count\":5");
  }

  @Test
  void twoAssertionsAddUp() {
    assertThat(recorder).received("lead.imported").forSubject("7").once();
    assertThat(recorder).received("lead.imported").forSubject("8").once();

    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void twoAssertionsThatBeginAsOneAddUp() {
    ReceivedWebhooksAssert imported = assertThat(recorder).received("lead.imported");
    imported.forSubject("7").once();
    assertSomethingElse("\"subject\":\"8\"");

    imported.forSubject("8").once();
    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void aNarrowerAssertionTakesNothingFromAnEarlierOne() {
    assertThat(recorder).received("lead.imported").times(2);
    assertThat(recorder).received("lead.imported").forSubject("7").once();

    assertThat(recorder).receivedNothingElse();
  }

  @Test
  void anAssertionThatFailsIsAboutNothing() {
    assertThatThrownBy(() -> assertThat(recorder).received("lead.imported").forSubject("9"))
        .isInstanceOf(AssertionError.class);

    assertSomethingElse("\"subject\":\"7\"");
  }

  @Test
  void aRepeatThatComesLaterIsSomethingElseThoughNothingTellsItApart() throws Exception {
    String body = "{\"type\":\"lead.exported\"}";
    HttpRequest request = signed(body);
    HttpClient client = HttpClient.newHttpClient();
    client.send(request, BodyHandlers.discarding());
    assertThat(recorder).received("lead.imported").times(2);
    assertThat(recorder).received("lead.exported").once();

    client.send(request, BodyHandlers.discarding());

    assertSomethingElse("lead.exported");
  }

  @Test
  void whatIsForgottenCountsForNothing() {
    assertThat(recorder).received("lead.imported").times(2);
    recorder.clear();

    sender.send("lead.imported", "7", Map.of("count", 3));

    assertSomethingElse("\"subject\":\"7\"");
  }

  private HttpRequest signed(String body) {
    long now = Instant.now().getEpochSecond();
    WebhookSigner signer = new WebhookSigner(List.of(Secret.parse(recorder.secret())));
    return HttpRequest.newBuilder(URI.create(recorder.url()))
        .header("webhook-id", "msg_1")
        .header("webhook-timestamp", Long.toString(now))
        .header("webhook-signature", signer.sign("msg_1", now, body.getBytes(UTF_8)))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private void assertSomethingElse(String shown) {
    assertThatThrownBy(() -> assertThat(recorder).receivedNothingElse())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Expected nothing else")
        .hasMessageContaining(shown);
  }
}
