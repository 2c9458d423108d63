package io.webhookkit.testkit.nodes;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.WebhooksBuilder;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.endpoint.EndpointBuilder;
import io.webhookkit.outbox.jdbc.SchemaMode;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.ReceivedWebhook;
import io.webhookkit.testkit.WebhookRecorder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Endpoints that take little, but move, are their own trouble alone. If they were not, what is
 * awaited here would come after minutes.
 */
@Tag("once")
class SlowEndpointTest {

  private static final int MANY = 200;
  private static final int SUBJECTS = 10;

  private final DataSource database = Databases.pooled(Databases.h2());
  private final WebhookRecorder crm = WebhookRecorder.start();
  private final WebhookRecorder slow = WebhookRecorder.start();

  @AfterEach
  void close() {
    crm.close();
    slow.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "subject"})
  void leavesRoomInMemoryForTheEventsOfOthers(String ordering) throws Exception {
    EndpointBuilder limited = to("slow", slow).ordering(ordering).rateLimit(2);
    try (Webhooks node = node(MANY, to("crm", crm), limited)) {
      publish(node, 3 * MANY);

      crm.await(received -> received.size() == 3 * MANY);
    }
  }

  @Test
  void doesNotHoldUpTheOrderOfAnotherOnOtherNodes() throws Exception {
    EndpointBuilder[] endpoints = {
      to("crm", crm).ordering("subject"),
      to("slow", slow).rateLimit(2),
      to("as-slow", slow).rateLimit(2)
    };
    try (Webhooks node = node(10 * MANY, endpoints);
        Webhooks other = node(10 * MANY, endpoints)) {
      publish(node, MANY);
      crm.await(received -> received.size() == MANY);

      publish(other, SUBJECTS);

      crm.await(received -> received.size() == MANY + SUBJECTS);
    }
  }

  @Test
  void doesNotHoldUpTheOrderOfAnotherThatDoesNotGetItsEvents() throws Exception {
    EndpointBuilder updates = to("slow", slow, "lead.updated").ordering("subject").rateLimit(2);
    EndpointBuilder deals = to("deals", crm, "deal.won").ordering("subject");
    crm.answering(503, 200);
    try (Webhooks node = node(10 * MANY, updates, deals)) {
      publish(node, MANY);
      node.publish("deal.won", "0", "is tried again");
      node.publish("deal.won", "0", "waits for that");

      crm.await(received -> received.stream().filter(ReceivedWebhook::isAccepted).count() == 2);
    }
  }

  @Test
  void getsInOrderWhatItWasTooSlowFor() throws Exception {
    EndpointBuilder limited = to("slow", slow).ordering("subject").rateLimit(20);
    try (Webhooks node = node(10 * MANY, to("crm", crm).ordering("subject"), limited)) {
      publish(node, 2 * MANY);

      slow.await(received -> received.size() == 2 * MANY);

      Map<String, List<ReceivedWebhook>> bySubject =
          slow.received().stream().collect(groupingBy(ReceivedWebhook::subject));
      assertThat(bySubject).hasSize(SUBJECTS);
      assertThat(bySubject.values())
          .allSatisfy(each -> assertThat(each).extracting(ReceivedWebhook::sequence).isSorted());
    }
  }

  private static void publish(Webhooks node, int count) {
    for (int i = 0; i < count; i++) {
      node.publish("lead.updated", "" + i % SUBJECTS, "a change");
    }
  }

  private Webhooks node(int capacity, EndpointBuilder... endpoints) {
    WebhooksBuilder builder =
        Webhooks.builder()
            .dataSource(database)
            .schema(SchemaMode.CREATE)
            .eventTypes(List.of("lead.updated", "deal.won"))
            .trustedHosts(List.of("127.0.0.1"))
            .delivery(
                new DispatcherSettings(
                    capacity, 4, Duration.ofSeconds(10), Duration.ofMillis(100)));
    Stream.of(endpoints).map(EndpointBuilder::build).forEach(builder::endpoint);
    Webhooks node = builder.build();
    node.start();
    return node;
  }

  private static EndpointBuilder to(String name, WebhookRecorder recorder) {
    return to(name, recorder, "*");
  }

  private static EndpointBuilder to(String name, WebhookRecorder recorder, String events) {
    return Endpoint.named(name).url(recorder.url()).secret(recorder.secret()).events(events);
  }
}
