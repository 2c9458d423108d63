package io.webhookkit.delivery.httpclient5;

import static io.webhookkit.delivery.httpclient5.Wire.BRIEF;
import static io.webhookkit.delivery.httpclient5.Wire.noAnswer;
import static io.webhookkit.delivery.httpclient5.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.Await;
import io.webhookkit.delivery.DeliveryResult;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;

/** An exchange ends at its deadline, whatever it is doing then, and its connection with it. */
class DeadlineTest {

  private static final DeliveryResult TOO_LATE = noAnswer("no answer within 300 ms");

  @Test
  void whileNothingIsAnswered() throws Exception {
    endsWithoutAnAnswer(RawServer.silent());
  }

  @Test
  void whileTheHeaderDrips() throws Exception {
    endsWithoutAnAnswer(
        new RawServer(
            connection -> {
              RawServer.write(connection, "HTTP/1.1 200 OK\r\nX-Slow: ");
              drip(connection, "a");
            }));
  }

  @Test
  void whileInterimAnswersKeepComing() throws Exception {
    endsWithoutAnAnswer(
        new RawServer(connection -> drip(connection, "HTTP/1.1 103 Early Hints\r\n\r\n")));
  }

  @Test
  void whileTheBodyDripsThoughTheStatusCounts() throws Exception {
    long start = System.nanoTime();
    try (RawServer server =
            new RawServer(
                connection -> {
                  RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n");
                  drip(connection, "a");
                });
        Wire wire = new Wire(BRIEF)) {
      assertThat(wire.send(server.url())).isEqualTo(status(200));

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("until it is over")
          .isGreaterThanOrEqualTo(BRIEF);
      Await.until("the connection is cut", () -> server.ended() == 1);
    }
  }

  /** The client alone forgets to cut one connection in ten or so. */
  @Test
  void withEveryOneOfManyConnections() throws Exception {
    int many = 100;
    try (RawServer server = new RawServer(connection -> drip(connection, "HTTP"));
        Wire wire =
            new Wire(
                // Long enough for a busy machine to connect them all before the first is cut.
                Wire.settings(Duration.ofSeconds(2), many),
                List.of("127.0.0.1"),
                SystemDefaultDnsResolver.INSTANCE)) {
      for (int i = 0; i < many; i++) {
        assertThat(wire.start(server.url())).isNotNull();
      }

      Await.until("all were connected", () -> server.connections() == many);
      Await.until("all connections are cut", () -> server.ended() == many);
    }
  }

  @Test
  void whileTheNameIsResolved() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (Wire wire = new Wire(BRIEF, Resolver.hanging("hooks.example.com", never))) {
      assertThat(wire.send(URI.create("https://hooks.example.com/"))).isEqualTo(TOO_LATE);
    } finally {
      never.countDown();
    }
  }

  @Test
  void whileItWaitsForAConnection() throws Exception {
    try (RawServer server = RawServer.silent();
        Wire wire =
            new Wire(
                Wire.settings(BRIEF, 1), List.of("127.0.0.1"), SystemDefaultDnsResolver.INSTANCE)) {
      CompletableFuture<DeliveryResult> first = wire.start(server.url());
      CompletableFuture<DeliveryResult> second = wire.start(server.url());

      assertThat(first.get()).isEqualTo(TOO_LATE);
      assertThat(second.get()).isEqualTo(TOO_LATE);
    }
  }

  @Test
  void leavesTheTransportAsGoodAsNew() throws Exception {
    try (RawServer silent = RawServer.silent();
        RawServer healthy = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
        Wire wire = new Wire(BRIEF)) {
      wire.send(silent.url());

      assertThat(wire.send(healthy.url())).isEqualTo(status(204));
    }
  }

  private static void endsWithoutAnAnswer(RawServer server) throws Exception {
    try (server;
        Wire wire = new Wire(BRIEF)) {
      assertThat(wire.send(server.url())).isEqualTo(TOO_LATE);

      Await.until("the connection is cut", () -> server.ended() == 1);
    }
  }

  /**
   * Sends the same again and again, faster than any time-out between two bytes, until it is cut.
   */
  private static void drip(Socket connection, String drop) throws IOException {
    while (true) {
      RawServer.write(connection, drop);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
