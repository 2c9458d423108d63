package io.webhookkit.spring;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static io.webhookkit.testkit.sender.SignedRequest.signedAs;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.inbound.sources.SourceKind;
import io.webhookkit.spring.leads.LeadApplication;
import io.webhookkit.spring.leads.LeadService;
import io.webhookkit.testkit.WebhookRecorder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is seen and done at /actuator/webhooks; whatever fails here is parked at once. */
@SpringBootTest(
    classes = {LeadApplication.class, Recording.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:actuator",
      "management.endpoints.web.exposure.include=webhooks,health",
      "management.endpoint.health.show-details=always",
      "webhooks.trusted-hosts=127.0.0.1",
      "webhooks.retry.delays=",
      "webhooks.sources.crm.secret=" + ActuatorTest.SECRET,
      "webhooks.sources.batch.secret=" + ActuatorTest.SECRET
    })
@ActiveProfiles("receiving")
class ActuatorTest {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final HttpClient client = HttpClient.newHttpClient();

  @Autowired private Webhooks webhooks;
  @Autowired private LeadService leads;
  @Autowired private WebhookRecorder recorder;
  @LocalServerPort private int port;

  @BeforeEach
  void nothingIsParked() throws InterruptedException {
    webhooks.redeliver("recorder");
    assertThat(webhooks.drain(Duration.ofSeconds(30))).isTrue();
    recorder.clear();
  }

  @Test
  void theOverviewTellsWhatIsParkedAndWhatIsInMemory() throws Exception {
    parkOneDelivery();

    JsonNode overview = json(get("webhooks"));

    assertThat(overview.at("/standing/parked").asInt(-1)).isEqualTo(1);
    assertThat(overview.at("/standing/openEvents").asInt(-1)).isZero();
    assertThat(overview.at("/load/capacity").asInt()).isEqualTo(10_000);
    assertThat(overview.path("sources").toString()).isEqualTo("[\"batch\",\"crm\"]");
  }

  @Test
  void whatIsParkedIsRedelivered() throws Exception {
    String lead = parkOneDelivery();

    assertThat(json(post("webhooks/redeliver/recorder")).path("deliveries").asInt()).isEqualTo(1);

    assertThat(recorder).received("lead.created").forSubject(lead).once();
  }

  @Test
  void aPausedEndpointGetsNothingUntilItIsResumed() throws Exception {
    assertThat(post("webhooks/pause/recorder").statusCode()).isEqualTo(200);
    String lead = leads.create("paused@example.org");
    assertThat(webhooks.drain(Duration.ofSeconds(30))).isTrue();
    assertThat(recorder.received()).isEmpty();

    assertThat(post("webhooks/resume/recorder").statusCode()).isEqualTo(200);

    recorder.await(received -> !received.isEmpty());
    assertThat(recorder).received("lead.created").forSubject(lead).once();
  }

  @Test
  void parkedInboundEventsAreListedWithoutWhatWasSentAndHandledAgain() throws Exception {
    String lead = leads.create("old@example.org");
    signedAs(SourceKind.STANDARD, SECRET)
        .id("msg_refused")
        .body(
            "{\"type\":\"lead.refused\",\"subject\":\"%s\",\"data\":{\"email\":\"new@example.org\"}}"
                .formatted(lead))
        .postTo("http://127.0.0.1:" + port + "/webhooks/crm");

    HttpResponse<String> answer = get("webhooks/crm");

    JsonNode parked = json(answer).at("/parked/0");
    assertThat(parked.path("id").asString()).isEqualTo("msg_refused");
    assertThat(parked.path("type").asString()).isEqualTo("lead.refused");
    assertThat(parked.path("attempts").asInt()).isEqualTo(1);
    assertThat(answer.body()).doesNotContain("example.org", "IllegalState", SECRET);
    assertThat(json(post("webhooks/rerun/crm")).path("events").asInt()).isEqualTo(1);
  }

  @Test
  void whatIsNotKnownIsAMistakeOfWhoAsks() throws Exception {
    assertThat(post("webhooks/pause/nobody").statusCode()).isEqualTo(400);
    assertThat(post("webhooks/rerun/nobody").statusCode()).isEqualTo(400);
    assertThat(post("webhooks/destroy/recorder").statusCode()).isEqualTo(400);
    assertThat(get("webhooks/nobody").statusCode()).isEqualTo(400);
  }

  @Test
  void theHealthHasFigures() throws Exception {
    JsonNode health = json(get("health/webhooks"));

    assertThat(health.path("status").asString()).isEqualTo("UP");
    assertThat(health.at("/details/queueCapacity").asInt()).isEqualTo(10_000);
  }

  private String parkOneDelivery() throws InterruptedException {
    recorder.answering(500);
    String lead = leads.create("parked@example.org");
    assertThat(webhooks.drain(Duration.ofSeconds(30))).isTrue();
    recorder.clear();
    return lead;
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(to(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path) throws Exception {
    HttpRequest request = to(path).POST(HttpRequest.BodyPublishers.noBody()).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + path));
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }
}
