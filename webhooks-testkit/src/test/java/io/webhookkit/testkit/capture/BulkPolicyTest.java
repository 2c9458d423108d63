package io.webhookkit.testkit.capture;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookException;
import io.webhookkit.Webhooks;
import io.webhookkit.entity.BulkPolicy;
import io.webhookkit.entity.CaptureSettings;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.WebhookRecorder;
import io.webhookkit.testkit.contract.capture.Visit;
import java.time.Clock;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What becomes of a bulk statement that is not to be captured. */
class BulkPolicyTest {

  private final SessionFactory sessions = StageApp.newSessionFactory(Databases.h2());
  private final WebhookRecorder recorder = WebhookRecorder.start();
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.webhookkit.hibernate");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void watchTheLog() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    sessions.close();
    recorder.close();
  }

  @Test
  void unlessToldItIsExecutedAndWarnedOfOnceWithEntityTableAndFix() {
    try (Webhooks webhooks = start(CaptureSettings.DEFAULT)) {
      deleteVisits();
      deleteVisits();

      assertThat(warnings()).hasSize(1);
      assertThat(warnings().get(0))
          .contains("bulk delete of " + Visit.class.getName(), "table Visit")
          .contains("webhooks.capture.bulk=capture");
      assertThat(recorder).receivedNothingElse();
    }
  }

  @Test
  void afterAChangeOfTheSameEntityTheWarningNamesTheRow() {
    try (Webhooks webhooks = start(CaptureSettings.DEFAULT)) {
      sessions.inTransaction(
          session -> {
            session.persist(new Visit(4711, "/"));
            session.createMutationQuery("update Visit set page = 'x'").executeUpdate();
          });

      assertThat(warnings()).anyMatch(warning -> warning.contains("[4711]"));
    }
  }

  @Test
  void itIsRefusedWhereThatIsThePolicy() {
    try (Webhooks webhooks = start(new CaptureSettings(BulkPolicy.FAIL, 1))) {
      assertThatThrownBy(this::deleteVisits)
          .isInstanceOf(WebhookException.class)
          .hasMessageContaining("bulk delete of " + Visit.class.getName())
          .hasMessageContaining("webhooks.capture.bulk=fail");
    }
  }

  @Test
  void sqlOfTheApplicationsOwnIsNotSeen() {
    try (Webhooks webhooks = start(new CaptureSettings(BulkPolicy.FAIL, 1))) {
      sessions.inTransaction(
          session -> session.createNativeMutationQuery("delete from Visit").executeUpdate());

      assertThat(warnings()).isEmpty();
    }
  }

  @Test
  void aBoundOfNoRowsIsRefused() {
    assertThatThrownBy(() -> new CaptureSettings(BulkPolicy.CAPTURE, 0))
        .isInstanceOf(WebhookConfigurationException.class)
        .hasMessageContaining("capture.max-bulk-rows is '0'");
  }

  private void deleteVisits() {
    sessions.inTransaction(
        session -> session.createMutationQuery("delete from Visit").executeUpdate());
  }

  private List<String> warnings() {
    return log.list.stream()
        .filter(event -> event.getLevel() == Level.WARN)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private Webhooks start(CaptureSettings settings) {
    Webhooks webhooks =
        Webhooks.builder()
            .outbox(new InMemoryOutbox(Clock.systemUTC()))
            .capturing(settings)
            .endpoint(recorder.endpoint("*"))
            .trustedHosts(List.of("127.0.0.1"))
            .build();
    webhooks.capture(new HibernateChanges(sessions));
    webhooks.start();
    recorder.draining(webhooks);
    return webhooks;
  }
}
