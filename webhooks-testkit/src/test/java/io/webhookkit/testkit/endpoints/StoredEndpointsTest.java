package io.webhookkit.testkit.endpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.webhookkit.Webhooks;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.SecretCipher;
import io.webhookkit.outbox.jdbc.StoredEndpoint;
import io.webhookkit.signature.Secret;
import io.webhookkit.signature.SigningKey;
import io.webhookkit.signature.WebhookVerifier;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.ReceivedWebhook;
import io.webhookkit.testkit.WebhookRecorder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Endpoints of the database at work, with a real receiver. */
class StoredEndpointsTest {

  private final DataSource database = Databases.h2();
  private final String key = Keys.random();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.webhookkit");
  private final WebhookRecorder crm = WebhookRecorder.start();
  private Webhooks webhooks;

  @BeforeEach
  void start() {
    webhooks =
        Webhooks.builder()
            .dataSource(database)
            .trustedHosts(List.of("127.0.0.1"))
            .eventTypes(List.of("lead.imported"))
            .endpointsInDatabase(SecretCipher.of(key, List.of()))
            .build();
    webhooks.start();
    crm.draining(webhooks);
  }

  @BeforeEach
  void watchTheLog() {
    logger.setLevel(Level.TRACE);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void close() {
    webhooks.close();
    crm.close();
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  private Endpoint endpoint(String... secrets) {
    return Endpoint.named("crm")
        .url(crm.url() + "keyinpath")
        .secrets(List.of(secrets))
        .events("lead.*")
        .build();
  }

  private ReceivedWebhook publish() throws InterruptedException {
    crm.clear();
    webhooks.publish("lead.imported", Map.of("count", 1));
    crm.await(requests -> requests.size() == 1);
    return crm.requests().get(0);
  }

  private static boolean isVerified(ReceivedWebhook received, WebhookVerifier verifier) {
    try {
      verifier.verify(received.headers(), received.body().getBytes(UTF_8));
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Test
  void aReceiverMayKnowTheOldOrTheNewSecretUntilTheOverlapEnds() throws Exception {
    Secret before = Secret.parse(crm.secret());
    webhooks.endpointStore().save(endpoint(before.reveal()));

    Secret after = webhooks.endpointStore().rotate("crm", Duration.ofDays(1));
    ReceivedWebhook during = publish();
    assertThat(isVerified(during, new WebhookVerifier(before))).isTrue();
    assertThat(isVerified(during, new WebhookVerifier(after))).isTrue();

    Databases.execute(
        database,
        "update webhook_endpoint_secret set valid_until = valid_until - interval '1' day");
    webhooks.endpointStore().refresh();
    ReceivedWebhook afterwards = publish();
    assertThat(isVerified(afterwards, new WebhookVerifier(before))).isFalse();
    assertThat(isVerified(afterwards, new WebhookVerifier(after))).isTrue();
  }

  @Test
  void aReceiverThatHasThePublicKeyAloneCanVerify() throws Exception {
    SigningKey signing = SigningKey.generate();
    webhooks.endpointStore().save(endpoint(signing.reveal()));

    WebhookVerifier receiver =
        new WebhookVerifier(
            List.of(),
            List.of(signing.verificationKey()),
            WebhookVerifier.DEFAULT_TOLERANCE,
            Clock.systemUTC());

    assertThat(isVerified(publish(), receiver)).isTrue();
  }

  @Test
  void whatWaitsForARetryIsSignedWithTheSecretsOfThatTime() throws Exception {
    webhooks.endpointStore().save(endpoint(crm.secret()));
    crm.answering(500);
    publish();

    Secret after = webhooks.endpointStore().rotate("crm", Duration.ZERO);
    Databases.execute(
        database,
        "update webhook_delivery set next_attempt_at = next_attempt_at - interval '1' hour");
    crm.await(requests -> requests.size() == 2);

    assertThat(isVerified(crm.requests().get(1), new WebhookVerifier(after))).isTrue();
  }

  @Test
  void anEndpointThatIsGoneIsDisabledForGood() throws Exception {
    Endpoint saved = endpoint(crm.secret());
    webhooks.endpointStore().save(saved);
    crm.answering(410);
    publish();
    crm.await(requests -> requests.get(0).status() == 410);
    Waiting.until("it is disabled", () -> webhooks.endpointStore().isDisabled("crm"));

    webhooks.close();
    start();
    webhooks.publish("lead.imported", Map.of("count", 2));
    assertThat(webhooks.drain(Duration.ofSeconds(30))).isTrue();

    assertThat(crm.requests()).hasSize(1);
    assertThat(webhooks.endpointStore().all())
        .containsExactly(new StoredEndpoint(saved, "it answered 410 Gone"));
  }

  @Test
  void whatWaitsForAnEndpointThatIsRemovedIsParked() throws Exception {
    webhooks.endpointStore().save(endpoint(crm.secret()));
    crm.answering(500);
    publish();

    webhooks.endpointStore().remove("crm");
    Waiting.until(
        "it is parked",
        () -> {
          Databases.execute(
              database,
              "update webhook_delivery set next_attempt_at = current_timestamp"
                  + " where state = 'PENDING'");
          return Databases.count(
                  database, "select count(*) from webhook_delivery where state = 'PARKED'")
              == 1;
        });
  }

  @Test
  void aSubscriptionInTheDatabaseThatMatchesNothingKeepsNoApplicationFromStarting() {
    webhooks
        .endpointStore()
        .save(
            Endpoint.named("old")
                .url(crm.url())
                .secret(crm.secret())
                .events("no.longer.known")
                .build());
    webhooks.close();

    assertThatCode(this::start).doesNotThrowAnyException();
  }

  @Test
  void noLogHasASecretOrAKey() throws Exception {
    webhooks.endpointStore().save(endpoint(crm.secret()));
    Secret after = webhooks.endpointStore().rotate("crm", Duration.ofDays(1));
    publish();
    Waiting.until("the attempt is in the log", () -> !log.list.isEmpty());
    Databases.execute(database, "update webhook_endpoint set url = 'v1:00000000:AAAA'");
    webhooks.endpointStore().refresh();
    Databases.execute(database, "alter table webhook_endpoint rename to elsewhere");
    webhooks.endpointStore().refresh();

    assertThat(log.list).hasSizeGreaterThan(2);
    for (ILoggingEvent line : List.copyOf(log.list)) {
      String text = line.getFormattedMessage();
      if (line.getThrowableProxy() != null) {
        text += ThrowableProxyUtil.asString(line.getThrowableProxy());
      }
      assertThat(text)
          .doesNotContain(crm.secret().substring(6), after.reveal().substring(6), key)
          .doesNotContain("keyinpath");
    }
    assertThat(webhooks.endpointStore().all().toString()).doesNotContain("whsec_", "keyinpath");
  }
}
