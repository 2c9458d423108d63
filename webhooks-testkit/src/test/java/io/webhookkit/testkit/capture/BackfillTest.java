package io.webhookkit.testkit.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookEvent;
import io.webhookkit.WebhookException;
import io.webhookkit.Webhooks;
import io.webhookkit.backfill.Backfill;
import io.webhookkit.backfill.BackfillProgress.State;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.entity.BulkPolicy;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Oversize;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.contract.capture.Lead;
import io.webhookkit.testkit.contract.capture.Note;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a backfill does to the application, and what becomes of one that can't go on. */
class BackfillTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HikariDataSource database = Databases.pooled(Databases.h2());
  private final SessionFactory sessions =
      StageApp.newSessionFactory(
          database,
          mapping -> mapping.addAnnotatedClass(Fingerprint.class).addAnnotatedClass(Patient.class));
  private final WebhookRecorder crm = WebhookRecorder.start();
  private final WebhookRecorder other = WebhookRecorder.start();

  @AfterEach
  void stop() {
    sessions.close();
    crm.close();
    other.close();
    database.close();
  }

  @Test
  void onlyTheEndpointThatItIsForReceivesIt() throws Exception {
    store(3);
    try (Webhooks webhooks = start(PayloadSettings.DEFAULT)) {
      assertThat(webhooks.backfill(Lead.class).to("crm").await(PATIENCE)).isTrue();

      assertThat(crm).received("lead.snapshot").times(3);
      assertThat(other).receivedNothingElse();
    }
  }

  @Test
  void anEndpointThatWantsNothingOfTheEntityIsRefused() {
    try (Webhooks webhooks = start(PayloadSettings.DEFAULT)) {
      assertThatThrownBy(() -> webhooks.backfill(Note.class).to("crm"))
          .isInstanceOf(WebhookConfigurationException.class)
          .hasMessageContaining("crm wants an event");
    }
  }

  @Test
  void anEntityWithAnIdOfBytesIsSentAndCapturedByItsValue() throws Exception {
    sessions.inTransaction(session -> session.persist(new Fingerprint(new byte[] {1, 2}, "old")));
    try (Webhooks webhooks = start(PayloadSettings.DEFAULT)) {
      assertThat(webhooks.backfill(Fingerprint.class).to("crm").await(PATIENCE)).isTrue();
      sessions.inTransaction(
          session ->
              session
                  .createMutationQuery("update BackfillTest$Fingerprint set owner = 'new'")
                  .executeUpdate());

      assertThat(crm).received("fingerprint.snapshot").withData("owner", "old").once();
      assertThat(crm).received("fingerprint.updated").withChange("owner", "old", "new").once();
      assertThat(crm).receivedNothingElse();
    }
  }

  @Test
  void ofAnEntityWithTwoPrefixesOnlyThatIsSentOfWhichTheEndpointWantsAnEvent() throws Exception {
    sessions.inTransaction(session -> session.persist(new Patient(1L)));
    try (Webhooks webhooks = start(PayloadSettings.DEFAULT)) {
      assertThat(webhooks.backfill(Patient.class).to("crm").await(PATIENCE)).isTrue();

      assertThat(crm).received("patient.snapshot").withData("id", 1).once();
      assertThat(crm).receivedNothingElse();
    }
  }

  /** An entity that is announced under two prefixes. */
  @Entity
  @WebhookEvent("patient")
  @WebhookEvent("case")
  static class Patient {
    @Id Long id;

    protected Patient() {}

    Patient(Long id) {
      this.id = id;
    }
  }

  /** An entity whose id is compared by its content. */
  @Entity
  @WebhookEvent("fingerprint")
  static class Fingerprint {
    @Id byte[] id;
    String owner;

    protected Fingerprint() {}

    Fingerprint(byte[] id, String owner) {
      this.id = id;
      this.owner = owner;
    }
  }

  @Test
  void noConnectionIsHeldBetweenItsBatches() throws Exception {
    store(20);
    try (Webhooks webhooks = start(PayloadSettings.DEFAULT)) {
      Backfill slow = webhooks.backfill(Lead.class).batchSize(1).perSecond(1).to("crm");

      until(() -> slow.progress().sent() > 0);
      until(() -> database.getHikariPoolMXBean().getActiveConnections() == 0);
      assertThat(slow.progress().state()).isEqualTo(State.OPEN);
    }
  }

  @Test
  void anotherNodeGoesOnWithItByItself() throws Exception {
    store(5);
    try (Webhooks first = start(PayloadSettings.DEFAULT)) {
      Backfill slow = first.backfill(Lead.class).batchSize(1).perSecond(1).to("crm");
      until(() -> slow.progress().sent() > 0);
    }

    try (Webhooks second = start(PayloadSettings.DEFAULT)) {
      crm.await(requests -> requests.size() == 5);

      assertThat(crm).received("lead.snapshot").times(5);
    }
  }

  @Test
  void twoNodesAtOnceSendNothingTwice() throws Exception {
    store(200);
    try (Webhooks first = start(PayloadSettings.DEFAULT);
        Webhooks second = start(PayloadSettings.DEFAULT)) {
      Backfill one = first.backfill(Lead.class).batchSize(5).perSecond(100_000).to("crm");
      Backfill two = second.backfill(Lead.class).batchSize(7).perSecond(100_000).to("crm");

      assertThat(one.await(PATIENCE)).isTrue();
      assertThat(two.await(PATIENCE)).isTrue();
      assertThat(first.drain(PATIENCE)).isTrue();
      assertThat(second.drain(PATIENCE)).isTrue();
      assertThat(crm).received("lead.snapshot").times(200);
    }
  }

  @Test
  void whatCantBeSentFailsItWithTheReason() throws Exception {
    store(3);
    try (Webhooks webhooks = start(new PayloadSettings(10, Oversize.FAIL))) {
      Backfill backfill = webhooks.backfill(Lead.class).to("crm");

      assertThatThrownBy(() -> backfill.await(PATIENCE))
          .isInstanceOf(WebhookException.class)
          .hasMessageContaining("webhooks.payload.max-size is 10");
      assertThat(backfill.progress().state()).isEqualTo(State.FAILED);
    }

    try (Webhooks webhooks = start(PayloadSettings.DEFAULT)) {
      assertThat(webhooks.backfill(Lead.class).to("crm").await(PATIENCE)).isTrue();
      assertThat(crm).received("lead.snapshot").times(3);
    }
  }

  private void store(int leads) {
    sessions.inTransaction(
        session -> {
          for (int i = 0; i < leads; i++) {
            session.persist(new Lead("lead" + i + "@example.org"));
          }
        });
  }

  /** Of leads its endpoints want deletions alone; what was asked for comes all the same. */
  private Webhooks start(PayloadSettings payload) {
    Webhooks webhooks =
        Webhooks.builder()
            .dataSource(database)
            .schema(SchemaMode.CREATE)
            .payload(payload)
            .capturing(new CaptureSettings(BulkPolicy.CAPTURE, 100))
            .endpoint(endpoint("crm", crm))
            .endpoint(endpoint("other", other))
            .trustedHosts(List.of("127.0.0.1"))
            .build();
    webhooks.capture(new HibernateChanges(sessions));
    webhooks.start();
    crm.draining(webhooks);
    other.draining(webhooks);
    return webhooks;
  }

  private static Endpoint endpoint(String name, WebhookRecorder recorder) {
    return Endpoint.named(name)
        .url(recorder.url())
        .secret(recorder.secret())
        .events("lead.deleted", "fingerprint.*", "patient.created")
        .build();
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
