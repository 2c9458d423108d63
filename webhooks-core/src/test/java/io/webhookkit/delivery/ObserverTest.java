package io.webhookkit.delivery;

import static io.webhookkit.delivery.DeliveryScene.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.webhookkit.delivery.DeliveryObserver.Observed;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.signature.WebhookHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ObserverTest {

  private final List<String> told = new CopyOnWriteArrayList<>();

  @Test
  void isToldOfEachAttemptBeforeAndAfterIt() throws Exception {
    DeliveryObserver observer =
        (delivery, headers) -> {
          told.add("begin " + delivery.attempt());
          return attempt -> told.add("end " + attempt.result().summary());
        };
    try (DeliveryScene scene = observed(observer)) {
      scene.transport.answer("crm", 503, 200);
      scene.publish("lead.created");
      scene.drain();
      scene.advanceAndDrain(DeliveryScene.FIRST);
    }

    assertThat(told).containsExactly("begin 1", "end 503", "begin 2", "end 200");
  }

  @Test
  void mayAddHeadersThatAreSentBesideTheSignedOnes() throws Exception {
    try (DeliveryScene scene = observed(adding(Map.of("X-Trace", "7")))) {
      scene.publish("lead.created");
      scene.drain();

      assertThat(onlyRequest(scene).headers())
          .containsEntry("x-trace", "7")
          .containsKeys(WebhookHeaders.ID, WebhookHeaders.TIMESTAMP, WebhookHeaders.SIGNATURE);
    }
  }

  @Test
  void canReplaceNoHeaderOfTheProtocolOrTheTransport() throws Exception {
    Map<String, String> forbidden =
        Map.of(
            "Webhook-Id", "forged",
            "webhook-extra", "forged",
            "Content-Type", "forged",
            "host", "forged",
            "Transfer-Encoding", "forged");
    try (DeliveryScene scene = observed(adding(forbidden))) {
      scene.publish("lead.created");
      scene.drain();

      assertThat(onlyRequest(scene).headers())
          .containsOnlyKeys(WebhookHeaders.ID, WebhookHeaders.TIMESTAMP, WebhookHeaders.SIGNATURE)
          .doesNotContainValue("forged");
    }
  }

  @Test
  void canSendNoHeaderThatBreaksTheRequest() {
    assertThat(
            ExtraHeaders.permitted(
                Map.of("a", "1\r\nb: 2", "c d", "3", "", "4", "baggage", "user=m%C3%BCller")))
        .containsExactly(Map.entry("baggage", "user=m%C3%BCller"));
  }

  @Test
  void theSignatureIsTheSameWithAndWithoutItsHeaders() {
    Endpoint crm = endpoint("crm", "*");
    Delivery delivery = new Delivery(DeliveryTest.event("msg_1"), crm, 1);

    DeliveryRequest plain = DeliveryRequest.sign(delivery, Instant.EPOCH, Map.of());
    DeliveryRequest extra = DeliveryRequest.sign(delivery, Instant.EPOCH, Map.of("a", "b"));

    assertThat(extra.headers()).containsAllEntriesOf(plain.headers());
  }

  @Test
  void whatItThrowsAtTheBeginningChangesNothing() throws Exception {
    DeliveryObserver failing =
        (delivery, headers) -> {
          headers.put("x-half", "done");
          throw new AssertionError("an observer's check");
        };
    try (DeliveryScene scene = observed(failing)) {
      scene.publish("lead.created");
      scene.drain();

      assertThat(onlyRequest(scene).headers()).doesNotContainKey("x-half");
      assertThat(scene.outcomes()).containsExactly(new Outcome.Delivered());
    }
  }

  @Test
  void whatItThrowsAtTheEndIsLoggedOnceAndChangesNothing() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(GuardedObserver.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    DeliveryObserver failing =
        (delivery, headers) ->
            attempt -> {
              throw new IllegalStateException("no scope");
            };
    try (DeliveryScene scene = observed(failing)) {
      scene.publishMany(3);
      scene.drain();

      assertThat(scene.outcomes()).hasSize(3).containsOnly(new Outcome.Delivered());
    } finally {
      logger.detachAppender(log);
    }
    assertThat(log.list).hasSize(1);
  }

  private static DeliveryScene observed(DeliveryObserver observer) {
    return new DeliveryScene(b -> b.endpoint(endpoint("crm", "*")).observer(observer));
  }

  private static DeliveryObserver adding(Map<String, String> more) {
    return (delivery, headers) -> {
      headers.putAll(more);
      return Observed.NOTHING;
    };
  }

  private static DeliveryRequest onlyRequest(DeliveryScene scene) {
    return scene.transport.requests("crm").get(0);
  }
}
