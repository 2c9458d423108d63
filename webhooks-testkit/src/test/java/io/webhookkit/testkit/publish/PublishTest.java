package io.webhookkit.testkit.publish;

import static io.webhookkit.testkit.WebhookAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.WebhookConfigurationException;
import io.webhookkit.WebhookException;
import io.webhookkit.Webhooks;
import io.webhookkit.payload.PayloadSettings;
import io.webhookkit.payload.PayloadSettings.Oversize;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.ReceivedWebhook;
import io.webhookkit.testkit.WebhookRecorder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishTest {

  private final HikariDataSource database = Databases.pooled(Databases.h2());
  private final ThreadTransaction transaction = new ThreadTransaction(database);
  private final WebhookRecorder recorder = WebhookRecorder.start();
  private final Webhooks webhooks =
      Webhooks.builder()
          .dataSource(database)
          .transaction(transaction)
          .payload(new PayloadSettings(1_000, Oversize.THIN))
          .endpoint(recorder.endpoint("lead.*"))
          .eventTypes(List.of("lead.imported"))
          .trustedHosts(List.of("127.0.0.1"))
          .build();

  @BeforeEach
  void start() {
    webhooks.start();
    recorder.draining(webhooks);
  }

  @AfterEach
  void stop() {
    webhooks.close();
    recorder.close();
    database.close();
  }

  @Test
  void insideATransactionAnEventExistsOnceThatHasCommitted() throws Exception {
    transaction.run(
        () -> {
          webhooks.publish("lead.imported", Map.of("count", 812));
          assertThat(recorder).receivedNothingElse();
        },
        true);

    assertThat(recorder).received("lead.imported").withData("count", 812).once();
  }

  @Test
  void aTransactionThatRollsBackPublishesNothing() throws Exception {
    transaction.run(() -> webhooks.publish("lead.imported", Map.of("count", 812)), false);

    assertThat(recorder).receivedNothingElse();
    assertThat(Databases.count(database, "select count(*) from webhook_outbox")).isZero();
  }

  @Test
  void severalEventsOfATransactionKeepTheirOrder() throws Exception {
    transaction.run(
        () -> {
          for (int i = 1; i <= 5; i++) {
            webhooks.publish("lead.imported", "" + i, Map.of());
          }
        },
        true);

    assertThat(recorder).received("lead.imported").times(5);
    assertThat(
            recorder.received().stream()
                .sorted(java.util.Comparator.comparing(ReceivedWebhook::sequence))
                .map(ReceivedWebhook::subject))
        .containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void withoutATransactionAnEventIsStoredAtOnce() {
    webhooks.publish("lead.imported", "7", Map.of());

    assertThat(recorder).received("lead.imported").forSubject("7").once();
  }

  @Test
  void aPayloadThatIsTooLargeFailsAndNamesTypeSizeAndLimit() {
    Map<String, String> large = Map.of("text", "x".repeat(1_000));

    assertThatThrownBy(() -> webhooks.publish("lead.imported", "7", large))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("lead.imported")
        .hasMessageMatching(".*has 1\\d\\d\\d bytes.*")
        .hasMessageContaining("webhooks.payload.max-size is 1000")
        .hasMessageNotContaining("xxx");
  }

  @Test
  void aSubjectThatIsTooLongFailsAndNamesTypeLengthAndLimit() {
    assertThatThrownBy(() -> webhooks.publish("lead.imported", "x".repeat(256), Map.of()))
        .isInstanceOf(WebhookException.class)
        .hasMessage(
            "The subject of lead.imported has 256 characters, and the outbox takes 255: give a"
                + " shorter id");
  }

  @Test
  void aMalformedTypeFailsAndNamesTheForm() {
    assertThatThrownBy(() -> webhooks.publish("lead imported", Map.of()))
        .isInstanceOf(WebhookConfigurationException.class)
        .hasMessageContaining("event type is 'lead imported'")
        .hasMessageContaining("such as lead.created");
  }
}
