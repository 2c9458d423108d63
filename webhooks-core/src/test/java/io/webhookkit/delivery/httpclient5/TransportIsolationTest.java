package io.webhookkit.delivery.httpclient5;

import static io.webhookkit.delivery.httpclient5.Resolver.hanging;
import static io.webhookkit.delivery.httpclient5.Wire.PATIENT;
import static io.webhookkit.delivery.httpclient5.Wire.noAnswer;
import static io.webhookkit.delivery.httpclient5.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.Await;
import io.webhookkit.delivery.DeliveryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Requests that hang, wherever they do, hold up neither another host nor the end. */
class TransportIsolationTest {

  private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";

  @Test
  void manyHostsThatHangDoNotStopAHealthyOne() throws Exception {
    List<RawServer> hung = new ArrayList<>();
    List<CompletableFuture<DeliveryResult>> waiting = new ArrayList<>();
    try (RawServer healthy = RawServer.answering(NO_CONTENT);
        Wire wire = new Wire(PATIENT)) {
      for (int host = 0; host < 6; host++) {
        RawServer silent = RawServer.silent();
        hung.add(silent);
        for (int i = 0; i < 50; i++) {
          waiting.add(wire.start(silent.url()));
        }
      }
      Await.until(
          "all are under way",
          () -> hung.stream().allMatch(server -> server.requests().size() == 50));

      assertThat(wire.send(healthy.url())).isEqualTo(status(204));
      assertThat(waiting).noneMatch(CompletableFuture::isDone);
    } finally {
      for (RawServer each : hung) {
        each.close();
      }
    }
  }

  @Test
  void aPathThatHangsDoesNotStopAnotherOfItsHost() throws Exception {
    AtomicInteger hanging = new AtomicInteger(200);
    try (RawServer server =
            new RawServer(
                connection -> {
                  if (hanging.getAndDecrement() > 0) {
                    connection.getInputStream().read();
                  }
                  RawServer.write(connection, NO_CONTENT);
                });
        Wire wire = new Wire(PATIENT)) {
      for (int i = 0; i < 200; i++) {
        assertThat(wire.start(server.url())).isNotDone();
      }
      Await.until("all hang", () -> server.requests().size() == 200);

      assertThat(wire.send(server.url())).isEqualTo(status(204));
    }
  }

  @Test
  void aHostWhoseNameServerHangsDoesNotStopAnother() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (RawServer healthy = RawServer.answering(NO_CONTENT);
        Wire wire = new Wire(PATIENT, hanging("slow.example.com", never))) {
      for (int i = 0; i < 50; i++) {
        CompletableFuture<DeliveryResult> slow = wire.start(healthy.url("slow.example.com"));
        assertThat(slow).isNotDone();
      }

      assertThat(wire.send(healthy.url("hooks.example.com"))).isEqualTo(status(204));
    } finally {
      never.countDown();
    }
  }

  @Test
  void closingEndsWhatIsUnderWayAndWhatHasNotBegun() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (RawServer silent = RawServer.silent()) {
      List<CompletableFuture<DeliveryResult>> all = new ArrayList<>();
      Wire wire = new Wire(PATIENT, hanging("slow.example.com", never));
      all.add(wire.start(silent.url()));
      Await.until("one is under way", () -> silent.requests().size() == 1);
      for (int i = 0; i < 50; i++) {
        all.add(wire.start(silent.url("slow.example.com")));
      }

      wire.close();

      for (CompletableFuture<DeliveryResult> each : all) {
        assertThat(each.get(5, TimeUnit.SECONDS)).isInstanceOf(DeliveryResult.NoAnswer.class);
      }
    } finally {
      never.countDown();
    }
  }

  @Test
  void aClosedTransportSendsNothing() throws Exception {
    try (RawServer server = RawServer.answering(NO_CONTENT)) {
      Wire wire = new Wire(PATIENT);
      wire.close();

      assertThat(wire.send(server.url())).isEqualTo(noAnswer("the transport is closed"));
      assertThat(server.connections()).isZero();
    }
  }
}
