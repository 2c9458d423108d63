package io.webhookkit.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.EventType;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.signature.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is printed of a delivery may reach a log. */
class DeliveryTest {

  private final Endpoint crm =
      Endpoint.named("crm")
          .url("https://crm.example.com/hooks?key=t0ken")
          .secret(Secret.generate().reveal())
          .events("*")
          .build();

  @Test
  void anEventPrintsNoBody() {
    assertThat(event("msg_1")).hasToString("PendingEvent[1, msg_1, lead.created]");
  }

  @Test
  void aRequestPrintsNoHeaderNoBodyAndNoPath() {
    DeliveryRequest request =
        DeliveryRequest.sign(new Delivery(event("msg_1"), crm, 1), Instant.EPOCH, Map.of());

    assertThat(request).hasToString("DeliveryRequest[https://crm.example.com]");
  }

  @Test
  void aRequestPrintsNoPassword() {
    DeliveryRequest request =
        new DeliveryRequest(
            URI.create("https://me:s3cret@crm.example.com/"), Map.of(), "text/plain", new byte[0]);

    assertThat(request.toString()).doesNotContain("s3cret");
  }

  @Test
  void anAnswerPrintsNothingThatTheEndpointWrote() {
    assertThat(new DeliveryResult.Answered(503, "\r\nforged line")).hasToString("Answered[503]");
  }

  static PendingEvent event(String id) {
    return event(1, id, null);
  }

  static PendingEvent event(long sequence, String id, @Nullable Long orderKey) {
    return new PendingEvent(
        sequence,
        id,
        new EventType("lead.created"),
        null,
        null,
        null,
        null,
        orderKey,
        "text/plain",
        "s3cret".getBytes(UTF_8),
        Lease.unending(1));
  }
}
