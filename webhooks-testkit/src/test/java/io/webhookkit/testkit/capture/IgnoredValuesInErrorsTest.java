package io.webhookkit.testkit.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.webhookkit.Event;
import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.Attempt;
import io.webhookkit.delivery.WebhookListener;
import io.webhookkit.hibernate.HibernateChanges;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.payload.Payload;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.WebhookRecorder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * A part of the user's own may put all that it is given into an error: what is ignored is not in
 * it.
 */
class IgnoredValuesInErrorsTest {

  private final Marker hidden = Marker.random();
  private final SessionFactory sessions =
      StageApp.newSessionFactory(Databases.h2(), c -> c.addAnnotatedClass(Account.class));
  private final AccountWork accounts = new AccountWork(sessions, hidden);
  private final WebhookRecorder recorder = WebhookRecorder.start();

  @AfterEach
  void stop() {
    sessions.close();
    recorder.close();
  }

  @Test
  void aSerializerThatTellsTheWholeEventDoesNotTellThem() {
    try (Webhooks webhooks = start(builder().serializer(IgnoredValuesInErrorsTest::refuse))) {
      StringWriter error = new StringWriter();
      catchThrowable(() -> accounts.insert(1)).printStackTrace(new PrintWriter(error));

      assertThat(error.toString()).contains("can't write", "1@example.org");
      assertThat(error.toString()).doesNotContain(hidden.text());
    }
  }

  private static Payload refuse(Event event) {
    throw new IllegalArgumentException(
        "can't write %s: %s, %s, %s"
            .formatted(event, event.data(), event.identity(), event.previous()));
  }

  @Test
  void aListenerThatTellsTheWholeAttemptDoesNotTellThem() throws InterruptedException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger("io.webhookkit.delivery");
    log.start();
    logger.addAppender(log);
    try (Webhooks webhooks = start(builder().listener(new Telling()))) {
      accounts.insert(1);
      webhooks.drain(Duration.ofSeconds(30));
    } finally {
      logger.detachAppender(log);
    }

    assertThat(log.list)
        .extracting(line -> ThrowableProxyUtil.asString(line.getThrowableProxy()))
        .anyMatch(error -> error.contains("1@example.org"))
        .noneMatch(error -> error.contains(hidden.text()));
  }

  /** Fails, and tells why. */
  private static final class Telling implements WebhookListener {
    @Override
    public void attempted(Attempt attempt) {
      throw new IllegalStateException(
          attempt + " of " + new String(attempt.delivery().event().body(), UTF_8));
    }
  }

  private WebhooksBuilder builder() {
    return Webhooks.builder()
        .outbox(new InMemoryOutbox(Clock.systemUTC()))
        .endpoint(recorder.endpoint("*"))
        .trustedHosts(List.of("127.0.0.1"));
  }

  private Webhooks start(WebhooksBuilder builder) {
    Webhooks webhooks = builder.build();
    webhooks.capture(new HibernateChanges(sessions));
    webhooks.start();
    return webhooks;
  }
}
