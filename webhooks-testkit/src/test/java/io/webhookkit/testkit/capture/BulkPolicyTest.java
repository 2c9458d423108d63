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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Which bulk statements are seen, and what becomes of one that is not to be captured. */
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class BulkPolicyTest {

  private static final List<String> STATEMENTS =
      List.of(
          "insert into Basket (id, name) values (1, '/')",
          "insert into Visit (id, page) select id, name from Company",
          "insert into Dog (id, name, breed) values (1, 'Rex', 'Collie')",
          "insert into Ticket (code) select name from Company",
          "update Dog set name = 'Rex', breed = 'Collie'",
          "update Animal set name = 'Rex'",
          "delete from Dog",
          "update House set owner = 'Ann'",
          "update Invoice set number = '1'",
          "update Seat set who = 'Ann'",
          "update Badge set who = 'Ann'",
          "update Vehicle set plate = 'A'",
          "delete from Ticket",
          "delete from Basket");

  private final DataSource database;
  private final SessionFactory sessions;
  private final WebhookRecorder recorder = WebhookRecorder.start();
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.webhookkit.hibernate");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  BulkPolicyTest(Stage stage) {
    database = stage.newDatabase();
    sessions = StageApp.newSessionFactory(database);
  }

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
  void whateverChangesRowsOfACapturedEntityIsWarnedOfOnce() {
    try (Webhooks webhooks = start(CaptureSettings.DEFAULT)) {
      for (String hql : STATEMENTS) {
        log.list.clear();

        execute(hql);

        assertThat(warnings()).as(hql).hasSize(1);
      }
    }
  }

  @Test
  void whateverChangesRowsOfACapturedEntityIsRefusedWhereThatIsThePolicy() {
    try (Webhooks webhooks = start(new CaptureSettings(BulkPolicy.FAIL, 1))) {
      for (String hql : STATEMENTS) {
        assertThatThrownBy(() -> execute(hql))
            .as(hql)
            .isInstanceOf(WebhookException.class)
            .hasMessageContaining("webhooks.capture.bulk=fail");
      }
    }
  }

  @Test
  void whatChangesOtherRowsIsLeftAlone() {
    try (Webhooks webhooks = start(new CaptureSettings(BulkPolicy.FAIL, 1))) {
      execute("delete from Bicycle");
      execute("delete from Company where name in (select page from Visit)");
      execute("insert into Company (id, name) select id, page from Visit");

      assertThat(warnings()).isEmpty();
    }
  }

  @Test
  void aRowThatSomebodyElseInsertsMeanwhileFailsTheStatementThatWouldChangeItUnseen() {
    try (Webhooks webhooks = start(new CaptureSettings(BulkPolicy.CAPTURE, 10))) {
      sessions.inTransaction(session -> session.persist(new Visit(1, "/")));
      AtomicBoolean inserted = new AtomicBoolean();
      UnaryOperator<String> meanwhile = sql -> insertOnceBefore("update", sql, inserted);

      try (Session session = sessions.withOptions().statementInspector(meanwhile).openSession()) {
        session.beginTransaction();
        assertThatThrownBy(
                () -> session.createMutationQuery("update Visit set page = 'x'").executeUpdate())
            .isInstanceOf(WebhookException.class)
            .hasMessageContaining("somebody else has inserted rows")
            .hasMessageContaining("repeat the transaction");
        session.getTransaction().rollback();
      }
    }
  }

  private String insertOnceBefore(String verb, String sql, AtomicBoolean inserted) {
    if (sql.startsWith(verb) && inserted.compareAndSet(false, true)) {
      Databases.execute(database, "insert into Visit (id, page) values (2, '/')");
    }
    return sql;
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
    execute("delete from Visit");
  }

  private void execute(String hql) {
    sessions.inTransaction(session -> session.createMutationQuery(hql).executeUpdate());
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
