package io.webhookkit.delivery.httpclient5;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.Webhooks;
import io.webhookkit.delivery.Await;
import io.webhookkit.delivery.DispatcherSettings;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.outbox.InMemoryOutbox;
import io.webhookkit.payload.Payload;
import io.webhookkit.signature.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An exchange keeps its place in its endpoint's window until its connection is free again. */
class WindowTest {

  @Test
  void aBodyThatDripsKeepsItThoughTheStatusIsThere() throws Exception {
    try (RawServer dripping =
            new RawServer(
                connection -> {
                  RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na");
                  connection.getInputStream().read();
                });
        RawServer healthy = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
        Webhooks webhooks = sendingTo(dripping.url(), healthy.url())) {
      for (int i = 0; i < 5; i++) {
        webhooks.publish("lead.created", "data");
      }
      Await.until("the window is full", () -> dripping.requests().size() >= 2);
      webhooks.publish("deal.won", "for the healthy one alone");
      Await.until("all were routed", () -> healthy.requests().size() == 6);

      assertThat(dripping.requests()).hasSize(2);
    }
  }

  private static Webhooks sendingTo(URI dripping, URI healthy) {
    Webhooks webhooks =
        Webhooks.builder()
            .outbox(new InMemoryOutbox(Clock.systemUTC()))
            .serializer(event -> new Payload("text/plain", "#".getBytes(UTF_8), 1))
            .trustedHosts(List.of("127.0.0.1"))
            .endpoint(endpoint("dripping", dripping, "lead.*"))
            .endpoint(endpoint("healthy", healthy, "*"))
            .eventTypes(List.of("lead.created", "deal.won"))
            .delivery(
                new DispatcherSettings(100, 2, Duration.ofSeconds(10), Duration.ofMillis(100)))
            .build();
    webhooks.start();
    return webhooks;
  }

  private static Endpoint endpoint(String name, URI url, String events) {
    return Endpoint.named(name)
        .url(url.toString())
        .secret(Secret.generate().reveal())
        .events(events)
        .build();
  }
}
