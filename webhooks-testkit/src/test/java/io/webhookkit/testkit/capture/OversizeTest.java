package io.webhookkit.testkit.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.Webhooks;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Oversize;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.contract.capture.Lead;
import java.time.Clock;
import java.util.List;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of an entity that is too large to be sent. */
class OversizeTest {

  private final SessionFactory sessions = StageApp.newSessionFactory(Databases.h2());
  private final WebhookRecorder recorder = WebhookRecorder.start();

  @AfterEach
  void stop() {
    sessions.close();
    recorder.close();
  }

  @Test
  void itFailsItsTransactionAndNamesTheBound() {
    try (Webhooks webhooks = start(Oversize.FAIL)) {
      assertThatThrownBy(() -> sessions.inTransaction(session -> session.persist(large())))
          .hasStackTraceContaining("webhooks.payload.max-size is 1000");

      assertThat(recorder).receivedNothingElse();
      sessions.inSession(
          session ->
              assertThat(session.createSelectionQuery("from Lead", Lead.class).list()).isEmpty());
    }
  }

  @Test
  void itIsSentAsItsIdAloneWhereThatIsThePolicy() {
    try (Webhooks webhooks = start(Oversize.THIN)) {
      Lead lead = large();
      sessions.inTransaction(session -> session.persist(lead));
      sessions.inTransaction(
          session -> {
            Lead found = session.find(Lead.class, lead.id);
            Hibernate.initialize(found.tags);
            found.bounced = true;
          });

      assertThat(recorder).received("lead.created").withData("id", lead.id).once();
      assertThat(recorder).received("lead.updated").withData("id", lead.id).once();
      assertThat(recorder.received())
          .filteredOn(webhook -> webhook.type().equals("lead.updated"))
          .allSatisfy(
              webhook ->
                  assertThat(webhook.body())
                      .contains("\"omitted\":[\"data\",\"previous\"]")
                      .doesNotContain("xxx"));
    }
  }

  private static Lead large() {
    Lead lead = new Lead("x".repeat(200));
    for (int i = 0; i < 20; i++) {
      lead.tags.add(i + "x".repeat(100));
    }
    return lead;
  }

  private Webhooks start(Oversize oversize) {
    Webhooks webhooks =
        Webhooks.builder()
            .outbox(new InMemoryOutbox(Clock.systemUTC()))
            .payload(new PayloadSettings(1_000, oversize))
            .endpoint(recorder.endpoint("*"))
            .trustedHosts(List.of("127.0.0.1"))
            .build();
    webhooks.capture(new HibernateChanges(sessions));
    webhooks.start();
    recorder.draining(webhooks);
    return webhooks;
  }
}
