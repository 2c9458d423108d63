package io.webhookkit.delivery.httpclient5;

import static io.webhookkit.delivery.httpclient5.Wire.PATIENT;
import static io.webhookkit.delivery.httpclient5.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.Await;
import io.webhookkit.delivery.DeliveryResult.NoAnswer;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** An answer may be of any size and end anywhere: memory is bounded, and the status counts. */
class HostileAnswerTest {

  /** What the operating system may buffer on loopback, and much less than the attack. */
  private static final long BUFFERS = 32 * 1024 * 1024;

  private final AtomicLong written = new AtomicLong();

  @Test
  void anEndlessBodyIsCutOff() throws Exception {
    try (RawServer server =
            new RawServer(
                connection -> {
                  RawServer.write(
                      connection, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
                  flood(connection, "a".repeat(8192));
                });
        Wire wire = new Wire(PATIENT)) {
      assertThat(wire.send(server.url())).isEqualTo(status(200));

      Await.until("the connection is cut", () -> server.ended() == 1);
      assertThat(written).hasValueLessThan(BUFFERS);
    }
  }

  @Test
  void anEndlessHeaderLineIsRefused() throws Exception {
    refuses("HTTP/1.1 200 OK\r\nX-Long: ", "a".repeat(8192));
  }

  @Test
  void anEndlessRowOfHeadersIsRefused() throws Exception {
    refuses("HTTP/1.1 200 OK\r\n", "X-Many: a\r\n");
  }

  @Test
  void anEndlessStatusLineIsRefused() throws Exception {
    refuses("HTTP/1.1 200 ", "OK".repeat(4096));
  }

  @Test
  void whatIsNoHttpIsRefused() throws Exception {
    refuses("SSH-2.0-OpenSSH_9.2\r\n", "a".repeat(8192));
  }

  @Test
  void aTruncatedBodyDoesNotTakeTheStatusBack() throws Exception {
    try (RawServer server =
            new RawServer(
                connection -> {
                  RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
                  connection.close();
                });
        Wire wire = new Wire(PATIENT)) {
      assertThat(wire.send(server.url())).isEqualTo(status(200));
    }
  }

  @Test
  void aConnectionThatIsClosedBeforeTheStatusIsNoAnswer() throws Exception {
    try (RawServer server = new RawServer(Socket::close);
        Wire wire = new Wire(PATIENT)) {
      assertThat(wire.send(server.url())).isInstanceOf(NoAnswer.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  private void refuses(String start, String endless) throws Exception {
    try (RawServer server =
            new RawServer(
                connection -> {
                  RawServer.write(connection, start);
                  flood(connection, endless);
                });
        Wire wire = new Wire(PATIENT)) {
      assertThat(wire.send(server.url())).isInstanceOf(NoAnswer.class);

      Await.until("the connection is cut", () -> server.ended() == 1);
      assertThat(written).hasValueLessThan(BUFFERS);
    }
  }

  private void flood(Socket connection, String wave) throws IOException {
    while (true) {
      RawServer.write(connection, wave);
      written.addAndGet(wave.length());
    }
  }
}
