package io.webhookkit.testkit.outbox;

import static io.webhookkit.outbox.jdbc.JdbcOutbox.DEFAULT_LEASE;
import static io.webhookkit.testkit.Databases.count;
import static io.webhookkit.testkit.Databases.execute;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.Delivery;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.Outcome;
import io.webhookkit.delivery.PendingEvent;
import io.webhookkit.delivery.Settlement;
import io.webhookkit.delivery.Settlement.Remainder;
import io.webhookkit.delivery.Settlement.SettledEvent;
import io.webhookkit.outbox.Outbox;
import io.webhookkit.outbox.jdbc.JdbcOutbox;
import io.webhookkit.outbox.jdbc.SchemaMode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The next number of an H2 table may lie behind its rows after a crash. */
class H2NumbersTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.webhookkit.outbox.jdbc");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final JdbcDataSource database = new JdbcDataSource();

  @BeforeEach
  void watchTheLogOfAFile(@TempDir Path folder) {
    database.setURL("jdbc:h2:file:" + folder.resolve("numbers").toAbsolutePath());
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void leaveTheLog() {
    logger.detachAppender(log);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook_outbox", "webhook_delivery", "webhook_attempt"})
  void theNextProcessGivesOutNoNumberThatARowHas(String table) {
    failOnce(open());
    execute(database, "alter table " + table + " alter column id restart with 1");

    failOnce(open());

    assertThat(count(database, "select max(id) from " + table)).isEqualTo(2);
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(table + " goes on with 2: a crash had left H2 behind its rows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DATABASE_TO_UPPER=FALSE",
        "DATABASE_TO_LOWER=TRUE",
        "DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
      })
  void itDoesNotMatterHowNamesAreWritten(String setting) {
    database.setURL(database.getURL() + ";" + setting);
    open().append(List.of(Events.lead()), false);
    execute(database, "alter table webhook_outbox alter column id restart with 1");

    open().append(List.of(Events.lead()), false);

    assertThat(count(database, "select max(id) from webhook_outbox")).isEqualTo(2);
  }

  @Test
  void theNextProcessTakesNoNumberBackThatTheLastOneGaveOut() {
    open().append(List.of(Events.lead()), false);
    execute(database, "alter table webhook_outbox alter column id restart with 100");

    open().append(List.of(Events.lead()), false);

    assertThat(count(database, "select max(id) from webhook_outbox")).isEqualTo(100);
    assertThat(log.list).isEmpty();
  }

  @Test
  void whoMayNotChangeTheTablesIsToldWhatToDo() throws SQLException {
    open().append(List.of(Events.lead()), false);
    execute(
        database,
        "alter table webhook_outbox alter column id restart with 1",
        "create user plain password 'x'",
        "grant select, insert, update, delete on schema public to plain",
        "set write_delay 0");
    database.setUser("plain");
    database.setPassword("x");

    JdbcOutbox.open(database, SchemaMode.CHECK, null, DEFAULT_LEASE);

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .anySatisfy(
            told ->
                assertThat(told)
                    .startsWith("The next rows may fail with a unique violation")
                    .endsWith("alter table webhook_outbox alter column id restart with 2"));
  }

  private Outbox open() {
    return JdbcOutbox.open(database, SchemaMode.AUTO, null, DEFAULT_LEASE);
  }

  private static void failOnce(Outbox outbox) {
    PendingEvent event = outbox.append(List.of(Events.lead()), true).get(0);
    Outcome retry = new Outcome.Retry(Duration.ofHours(1), "503");
    Attempt attempt =
        new Attempt(
            new Delivery(event, Events.CRM, 1),
            Instant.EPOCH,
            Duration.ZERO,
            new DeliveryResult.Answered(503, null),
            retry);
    SettledEvent settled = new SettledEvent(event, List.of(new Remainder("crm", 1, retry)));
    outbox.settle(new Settlement(List.of(settled), List.of(), List.of(attempt)));
  }
}
