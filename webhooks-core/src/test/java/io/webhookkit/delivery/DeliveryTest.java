package io.webhookkit.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.EventType;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.signature.Secret;
import java.time.Instant;
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
        DeliveryRequest.sign(new Delivery(event("msg_1"), crm, 1), Instant.EPOCH);

    assertThat(request).hasToString("DeliveryRequest[https://crm.example.com]");
  }

  static PendingEvent event(String id) {
    return new PendingEvent(
        1,
        id,
        new EventType("lead.created"),
        null,
        null,
        null,
        "text/plain",
        "s3cret".getBytes(UTF_8),
        1);
  }
}
