package io.webhookkit.testkit.time;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static io.webhookkit.testkit.endpoint.AnswerScript.respond;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.inbound.UnreadRequest;
import io.webhookkit.inbound.sources.ConfiguredSource;
import io.webhookkit.inbound.sources.SourceKind;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.NeedsMariaDb;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.sender.SignedRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PassingTimeTest {

  private static final String SECRET = Secret.generate().reveal();
  private static final Duration WHOLE_SCHEDULE = Duration.ofHours(91);

  private final TestClock clock = TestClock.at(Instant.parse("2026-11-24T12:00:00Z"));
  private final List<Instant> handled = new CopyOnWriteArrayList<>();
  private final WebhookRecorder recorder = WebhookRecorder.start();

  @AfterEach
  void stop() {
    recorder.close();
  }

  @Test
  void allRetriesOfThreeDaysAreMadeInMemory() {
    InMemoryOutbox outbox = new InMemoryOutbox(clock);
    try (Webhooks webhooks = started(builder().outbox(outbox))) {
      assertWholeSchedule(webhooks, PassingTime.of(webhooks, outbox));
    }
  }

  @Test
  void allRetriesOfThreeDaysAreMadeOnH2() {
    assertWholeScheduleOn(Databases.h2());
  }

  @Test
  void allRetriesOfThreeDaysAreMadeOnPostgres() {
    try (var database = Databases.postgres()) {
      assertWholeScheduleOn(database);
    }
  }

  @Nested
  @NeedsMariaDb
  class OnMariaDb {

    @Test
    void allRetriesOfThreeDaysAreMade() {
      try (var database = Databases.mariadb()) {
        assertWholeScheduleOn(database);
      }
    }

    @Test
    void whatAHandlerFailedToHandleIsTriedAgain() {
      try (var database = Databases.mariadb()) {
        assertHandledAgainOn(database);
      }
    }
  }

  private void assertWholeScheduleOn(DataSource database) {
    try (Webhooks webhooks = started(builder().dataSource(database).schema(SchemaMode.CREATE))) {
      assertWholeSchedule(webhooks, PassingTime.of(webhooks, database));
    }
  }

  private void assertWholeSchedule(Webhooks webhooks, PassingTime time) {
    recorder.draining(webhooks).answering(respond(503).times(9));

    webhooks.publish("lead.imported", "7", Map.of());
    time.passes(WHOLE_SCHEDULE);

    assertThat(recorder)
        .attempted("lead.imported")
        .withOneId()
        .answered(503, 503, 503, 503, 503, 503, 503, 503, 503, 200);
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-28T07:00:00Z"));
  }

  @Test
  void whatAHandlerFailedToHandleIsTriedAgainInMemory() {
    InMemoryOutbox outbox = new InMemoryOutbox(clock);
    try (Webhooks webhooks = receiving(builder().outbox(outbox))) {
      assertHandledAgain(webhooks, PassingTime.of(webhooks, outbox));
    }
  }

  @Test
  void whatAHandlerFailedToHandleIsTriedAgainOnH2() {
    assertHandledAgainOn(Databases.h2());
  }

  @Test
  void whatAHandlerFailedToHandleIsTriedAgainOnPostgres() {
    try (var database = Databases.postgres()) {
      assertHandledAgainOn(database);
    }
  }

  private void assertHandledAgainOn(DataSource database) {
    try (Webhooks webhooks = receiving(builder().dataSource(database).schema(SchemaMode.CREATE))) {
      assertHandledAgain(webhooks, PassingTime.of(webhooks, database));
    }
  }

  private void assertHandledAgain(Webhooks webhooks, PassingTime time) {
    recorder.draining(webhooks);
    assertThat(receive(webhooks)).isEqualTo(500);

    time.passes(Duration.ofSeconds(3));
    assertThat(handled).hasSize(1);

    time.passes(Duration.ofSeconds(4));
    assertThat(handled).hasSize(2);

    time.passes(WHOLE_SCHEDULE);
    assertThat(handled).hasSize(10);
    assertThat(recorder).received("lead.handled").once();
  }

  /** Webhooks whose handler fails nine times, and then publishes an event. */
  private Webhooks receiving(WebhooksBuilder builder) {
    Webhooks webhooks = builder.source(ConfiguredSource.named("crm").secret(SECRET)).build();
    webhooks
        .inbound()
        .handle(
            "crm",
            "*",
            event -> {
              handled.add(clock.instant());
              if (handled.size() < 10) {
                throw new IllegalStateException("not now");
              }
              webhooks.publish("lead.handled", Map.of());
            });
    webhooks.start();
    return webhooks;
  }

  private int receive(Webhooks webhooks) {
    SignedRequest request =
        SignedRequest.signedAs(SourceKind.STANDARD, SECRET)
            .at(clock.instant())
            .body("{\"type\":\"lead.updated\",\"data\":{}}");
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    InputStream body = new ByteArrayInputStream(request.message().body().getBytes(UTF_8));
    return webhooks
        .inbound()
        .receive("crm", new UnreadRequest("POST", null, headers, body))
        .status();
  }

  @Test
  void nothingIsAttemptedBeforeItsTime() {
    DataSource database = Databases.h2();
    try (Webhooks webhooks = started(builder().dataSource(database))) {
      recorder.draining(webhooks).answering(respond(503).always());
      PassingTime time = PassingTime.of(webhooks, database);
      webhooks.publish("lead.imported", "7", Map.of());

      time.passes(Duration.ofSeconds(3));
      assertThat(recorder).attempted("lead.imported").once();

      time.passes(Duration.ofSeconds(4));
      assertThat(recorder).attempted("lead.imported").twice();
    }
  }

  @Test
  void manyThatFailGetThroughWhenTheCircuitHasClosedAgain() {
    DataSource database = Databases.h2();
    try (Webhooks webhooks = started(builder().dataSource(database))) {
      recorder.draining(webhooks).answering(respond(503).times(25));
      PassingTime time = PassingTime.of(webhooks, database);
      for (int i = 0; i < 30; i++) {
        webhooks.publish("lead.imported", String.valueOf(i), Map.of());
      }

      time.passes(Duration.ofHours(2));

      assertThat(recorder).received("lead.imported").times(30);
    }
  }

  @Test
  void aClockThatCannotBeSetIsNamed() {
    InMemoryOutbox outbox = new InMemoryOutbox(clock);
    try (Webhooks webhooks = builder().outbox(outbox).clock(Clock.systemUTC()).build()) {
      assertThatThrownBy(() -> PassingTime.of(webhooks, outbox))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("SystemClock")
          .hasMessageContaining("java.time.Clock");
    }
  }

  private WebhooksBuilder builder() {
    return Webhooks.builder()
        .endpoint(recorder.endpoint("*"))
        .trustedHosts(List.of("127.0.0.1"))
        .clock(clock);
  }

  private static Webhooks started(WebhooksBuilder builder) {
    Webhooks webhooks = builder.build();
    webhooks.start();
    return webhooks;
  }
}
