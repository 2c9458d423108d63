package io.webhookkit.testkit.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.testkit.Databases;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Once a transaction has ended, what its entities ignore is in their own tables and nowhere else.
 */
@ParameterizedClass
@EnumSource(names = {"POSTGRESQL", "POSTGRESQL_JTA"})
class IgnoredValuesTest {

  @Parameter Stage stage;

  private final Marker hidden = Marker.random();
  private final Logger kit = (Logger) LoggerFactory.getLogger("io.webhookkit");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private StageApp app;
  private AccountWork accounts;

  @BeforeEach
  void start() {
    kit.setLevel(Level.TRACE);
    log.start();
    kit.addAppender(log);
    app =
        StageApp.start(
            Objects.requireNonNull(stage),
            configuration -> configuration.addAnnotatedClass(Account.class));
    accounts = new AccountWork(app.sessions, hidden);
  }

  @AfterEach
  void stop() {
    app.close();
    kit.detachAppender(log);
    kit.setLevel(Level.INFO);
  }

  private void work() {
    accounts.doAll();
    if (!Objects.requireNonNull(stage).isJta()) {
      accounts.abandon();
    }
  }

  /**
   * The driver's buffers have what was sent last, so its idle connections are closed. The rest of
   * the application still runs.
   */
  @Test
  void noLiveObjectOfTheJvmHasThem(@TempDir Path directory) throws Exception {
    Marker held = Marker.random();
    Object[] holding = {
      held.text(), held.text() + '\u2603', held.text().toCharArray(), held.text().getBytes(US_ASCII)
    };
    work();
    assertThat(app.webhooks.drain(Duration.ofSeconds(30))).isTrue();
    HeapImage image = imageWithoutOldConnections(directory);

    assertThat(image.formsOf(hidden)).isEmpty();
    assertThat(image.formsOf(held))
        .as("what is held, as a control: %d objects", holding.length)
        .containsExactly("ISO-8859-1", "UTF-16BE", "UTF-16LE");
  }

  /** Connections are closed on a thread of the pool's own, a moment after they were told to. */
  private HeapImage imageWithoutOldConnections(Path directory) throws Exception {
    HeapImage image = imageOf(directory, 0);
    for (int attempt = 1; attempt < 10 && !image.formsOf(hidden).isEmpty(); attempt++) {
      image = imageOf(directory, attempt);
    }
    return image;
  }

  private HeapImage imageOf(Path directory, int attempt) throws Exception {
    ((HikariDataSource) app.database).getHikariPoolMXBean().softEvictConnections();
    return HeapImage.take(Files.createDirectory(directory.resolve("image" + attempt)));
  }

  @Test
  void noRowOfTheOutboxHasThem() {
    work();

    assertThat(outboxRows()).contains("account.deleted", "bulk@example.org");
    assertThat(outboxRows().contains(hidden.text())).isFalse();
  }

  @Test
  void noLineOfTheLogHasThem() {
    work();
    app.webhooks.publish("account.seen", "an event");
    app.close();

    assertThat(logged()).isNotEmpty();
    assertThat(logged().contains(hidden.text())).isFalse();
  }

  @Test
  void noErrorOfAFailingOutboxHasThem() {
    Databases.execute(app.database, "alter table webhook_outbox rename to out_of_reach");

    String error = everything(catchThrowable(() -> accounts.insert(1)));

    assertThat(error).contains("events could not be stored");
    assertThat(error.contains(hidden.text())).isFalse();
  }

  private String logged() {
    StringBuilder text = new StringBuilder();
    for (ILoggingEvent line : log.list) {
      text.append(line.getFormattedMessage()).append('\n');
      text.append(ThrowableProxyUtil.asString(line.getThrowableProxy())).append('\n');
    }
    return text.toString();
  }

  private static String everything(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Every value of every row in the tables of the outbox. */
  private String outboxRows() {
    StringBuilder text = new StringBuilder();
    try (Connection connection = app.database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : List.of("webhook_outbox", "webhook_delivery", "webhook_attempt")) {
        try (ResultSet row = statement.executeQuery("select * from " + table)) {
          while (row.next()) {
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
              Object value = row.getObject(i);
              text.append(value instanceof byte[] b ? new String(b, ISO_8859_1) : value);
              text.append('\n');
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }
}
