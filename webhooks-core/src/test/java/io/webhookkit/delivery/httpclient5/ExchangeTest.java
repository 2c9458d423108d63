package io.webhookkit.delivery.httpclient5;

import static io.webhookkit.delivery.httpclient5.RawServer.answering;
import static io.webhookkit.delivery.httpclient5.Wire.PATIENT;
import static io.webhookkit.delivery.httpclient5.Wire.noAnswer;
import static io.webhookkit.delivery.httpclient5.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.Await;
import io.webhookkit.delivery.DeliveryResult.Answered;
import io.webhookkit.delivery.DeliveryResult.NoAnswer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** One request goes out as it was signed, and what comes back is told as it is. */
class ExchangeTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  @Test
  void sendsTheHeadersAndTheBodyThatItWasGiven() throws Exception {
    try (RawServer server = answering(OK);
        Wire wire = new Wire(PATIENT)) {
      assertThat(wire.send(server.url())).isEqualTo(status(200));

      assertThat(server.requests().get(0))
          .startsWith("POST /hooks HTTP/1.1\r\n")
          .contains("\r\nwebhook-id: msg_1\r\n")
          .contains("\r\nContent-Type: application/json\r\n")
          .endsWith("\r\n\r\n{\"id\":7}");
    }
  }

  @Test
  void keepsItsConnectionForTheNextOne() throws Exception {
    try (RawServer server = answering(OK);
        Wire wire = new Wire(PATIENT)) {
      Await.until("a connection is used again", () -> reuses(wire, server));
    }
  }

  @Test
  void takesAnAnswerWithoutABody() throws Exception {
    try (RawServer server = answering("HTTP/1.1 204 No Content\r\n\r\n");
        Wire wire = new Wire(PATIENT)) {
      assertThat(wire.send(server.url())).isEqualTo(status(204));
    }
  }

  @Test
  void doesNotRepeatARequestByItself() throws Exception {
    try (RawServer server =
            answering("HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n");
        Wire wire = new Wire(PATIENT)) {
      assertThat(wire.send(server.url())).isEqualTo(new Answered(503, "0"));
      wire.close();

      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void followsNoRedirect() throws Exception {
    try (RawServer other = answering(OK);
        RawServer server =
            answering(
                "HTTP/1.1 307 Moved\r\nLocation: "
                    + other.url()
                    + "\r\nContent-Length: 0\r\n\r\n");
        Wire wire = new Wire(PATIENT)) {
      assertThat(wire.send(server.url())).isEqualTo(status(307));
      wire.close();

      assertThat(other.connections()).isZero();
    }
  }

  @Test
  void neitherAsksForACompressedAnswerNorUnpacksOne() throws Exception {
    String notGzip = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n!!";
    try (RawServer server = answering(notGzip);
        Wire wire = new Wire(PATIENT)) {
      assertThat(wire.send(server.url())).isEqualTo(status(200));

      // An answer that can't be unpacked would end each connection.
      Await.until("a connection is used again", () -> reuses(wire, server));
      assertThat(server.requests().get(0)).doesNotContainIgnoringCase("accept-encoding");
    }
  }

  @Test
  void sendsNoCookieThatItWasGiven() throws Exception {
    try (RawServer server =
            answering("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
        Wire wire = new Wire(PATIENT)) {
      wire.send(server.url());
      wire.send(server.url());

      assertThat(server.requests().get(1)).doesNotContainIgnoringCase("cookie");
    }
  }

  @Test
  void saysThatAHostIsUnknown() throws Exception {
    try (Wire wire =
        new Wire(
            PATIENT,
            new Resolver(
                host -> {
                  throw new UnknownHostException(host + ": s3cret");
                }))) {
      assertThat(wire.send(URI.create("https://hooks.example.com/")))
          .isEqualTo(noAnswer("the host is unknown"));
    }
  }

  @Test
  void saysThatAConnectionIsRefused() throws Exception {
    int free;
    try (ServerSocket unused = new ServerSocket(0)) {
      free = unused.getLocalPort();
    }
    try (Wire wire = new Wire(PATIENT)) {
      assertThat(wire.send(URI.create("http://127.0.0.1:" + free + "/")))
          .isEqualTo(noAnswer("the connection was refused"));
    }
  }

  @Test
  void sendsNothingInClearToAServerThatDoesNotSpeakTls() throws Exception {
    try (RawServer plain = new RawServer(connection -> RawServer.write(connection, "never asked"));
        Wire wire = new Wire(Wire.BRIEF)) {
      URI https = URI.create("https://127.0.0.1:" + plain.port() + "/");

      assertThat(wire.send(https)).isInstanceOf(NoAnswer.class);
      assertThat(plain.requests()).as("nothing is sent in clear").isEmpty();
    }
  }

  /** Sends once more; its answer comes a little before its connection is free again. */
  private static boolean reuses(Wire wire, RawServer server) {
    try {
      wire.send(server.url());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return server.requests().size() > server.connections();
  }
}
