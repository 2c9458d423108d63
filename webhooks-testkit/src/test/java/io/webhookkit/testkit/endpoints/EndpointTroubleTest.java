package io.webhookkit.testkit.endpoints;

import static io.webhookkit.testkit.endpoints.JdbcEndpointsContract.crm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.webhookkit.WebhookException;
import io.webhookkit.endpoint.SecretCipher;
import io.webhookkit.outbox.jdbc.JdbcEndpoints;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.signature.Secret;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.Proxies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A database that is away for some time costs no endpoint. */
class EndpointTroubleTest {

  private final DataSource database = Databases.h2();
  private final AtomicBoolean away = new AtomicBoolean();
  private final AtomicBoolean unlinked = new AtomicBoolean();
  private final SecretCipher cipher = SecretCipher.of(Keys.random(), List.of());
  private final JdbcEndpoints endpoints = open();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(JdbcEndpoints.class);

  private JdbcEndpoints open() {
    DataSource leaving =
        Proxies.answering(
            DataSource.class,
            database,
            Map.of(
                "getConnection",
                connection -> {
                  if (away.get()) {
                    throw new IllegalStateException("the database is away");
                  }
                  if (unlinked.getAndSet(false)) {
                    throw new LinkageError("a driver of another version");
                  }
                  return connection;
                }));
    return JdbcEndpoints.open(
        leaving, SchemaMode.CREATE, cipher, Duration.ofMillis(10), endpoint -> {});
  }

  @BeforeEach
  void watchTheLog() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
    away.set(false);
    endpoints.close();
  }

  @Test
  void theEndpointsStayAsTheyWereAndOneLineTellsEachChange() {
    endpoints.save(crm());
    away.set(true);
    endpoints.refresh();
    endpoints.refresh();

    assertThat(endpoints.find("crm")).isPresent();
    assertThat(log.list)
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.getFormattedMessage())
                    .isEqualTo(
                        "The endpoints in the database can't be read: they stay as they were, and"
                            + " are looked for every PT0.01S"));

    away.set(false);
    endpoints.refresh();
    endpoints.refresh();
    assertThat(log.list)
        .hasSize(2)
        .last()
        .satisfies(
            line ->
                assertThat(line.getFormattedMessage())
                    .isEqualTo("The endpoints in the database can be read again"));
  }

  @Test
  void whatIsDisabledMeanwhileIsWrittenDownLater() {
    endpoints.save(crm());
    endpoints.start();
    away.set(true);

    endpoints.disable("crm", "it answered 410 Gone");
    assertThat(endpoints.isDisabled("crm")).isTrue();
    assertThat(Databases.count(database, disabled())).isZero();

    away.set(false);
    Waiting.until("it is written down", () -> Databases.count(database, disabled()) == 1);
  }

  @Test
  void anErrorEndsNoRefreshing() {
    endpoints.save(crm());
    unlinked.set(true);
    endpoints.start();
    Waiting.until("it was met", () -> !unlinked.get());

    Databases.execute(database, "update webhook_endpoint set state = 'DISABLED', reason = 'late'");
    Waiting.until("it is read again", () -> endpoints.isDisabled("crm"));
  }

  private static String disabled() {
    return "select count(*) from webhook_endpoint where state = 'DISABLED'"
        + " and reason = 'it answered 410 Gone'";
  }

  @Test
  void aSecretWhoseTimeIsOverIsDroppedAllTheSame() {
    endpoints.save(crm());
    Secret after = endpoints.rotate("crm", Duration.ofMillis(300));
    away.set(true);
    endpoints.start();

    Waiting.until(
        "the old secret is dropped",
        () -> endpoints.find("crm").orElseThrow().secrets().equals(List.of(after)));
  }

  @Test
  void whatCannotBeSavedIsToldAndChangesNothing() {
    away.set(true);
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> endpoints.save(crm()));

    away.set(false);
    endpoints.refresh();
    assertThat(endpoints.all()).isEmpty();
  }

  @Test
  void aRowThatCannotBeReadIsToldOnceWithoutWhatIsInIt() {
    endpoints.save(crm());
    Databases.execute(database, "update webhook_endpoint set url = 'https://evil.example.com/k'");

    endpoints.refresh();
    endpoints.refresh();

    assertThat(log.list)
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.getFormattedMessage())
                    .startsWith(
                        "Endpoint crm can't be read, and stays as it was: endpoints.crm.url")
                    .doesNotContain("evil"));
  }

  @Test
  void aMissingTableIsNamedWithTheFileThatMakesIt() {
    assertThatExceptionOfType(WebhookException.class)
        .isThrownBy(
            () ->
                JdbcEndpoints.open(
                    Databases.h2(),
                    SchemaMode.CHECK,
                    cipher,
                    JdbcEndpoints.DEFAULT_REFRESH_INTERVAL,
                    endpoint -> {}))
        .withMessageContaining("webhook_endpoint")
        .withMessageContaining("schema-h2.sql");
  }
}
