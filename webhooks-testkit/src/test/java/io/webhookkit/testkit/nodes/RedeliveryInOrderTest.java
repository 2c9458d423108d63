package io.webhookkit.testkit.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.ReceivedWebhook;
import io.webhookkit.testkit.WebhookRecorder;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one subject has parked is redelivered in its order, whichever nodes take part. */
class RedeliveryInOrderTest {

  private static final int MANY = 60;

  private final DataSource database = Databases.pooled(Databases.h2());
  private final WebhookRecorder crm = WebhookRecorder.start();

  @AfterEach
  void close() {
    crm.close();
  }

  @Test
  void isKeptBetweenTwoNodes() throws Exception {
    try (Webhooks node = node();
        Webhooks other = node()) {
      park(node, MANY);

      other.resume("crm");
      assertThat(other.redeliver("crm")).isEqualTo(MANY);

      crm.await(received -> received.size() >= MANY);
      assertThat(crm.received()).hasSize(MANY).extracting(ReceivedWebhook::sequence).isSorted();
    }
  }

  /** Leaves as many as an endpoint leaves that is gone while they wait for it. */
  private void park(Webhooks node, int count) throws InterruptedException {
    node.pause("crm");
    for (int i = 0; i < count; i++) {
      node.publish("lead.updated", "7", "a change");
    }
    assertThat(node.drain(Duration.ofSeconds(30))).isTrue();
    Databases.execute(database, "update webhook_delivery set state = 'PARKED'");
  }

  private Webhooks node() {
    Webhooks node =
        Webhooks.builder()
            .dataSource(database)
            .schema(SchemaMode.CREATE)
            .eventTypes(List.of("lead.updated"))
            .trustedHosts(List.of("127.0.0.1"))
            .endpoint(
                Endpoint.named("crm")
                    .url(crm.url())
                    .secret(crm.secret())
                    .events("*")
                    .ordering("subject")
                    .build())
            .delivery(
                new DispatcherSettings(1_000, 4, Duration.ofMillis(20), Duration.ofSeconds(1)))
            .build();
    node.start();
    return node;
  }
}
