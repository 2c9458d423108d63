package io.webhookkit.testkit.contract;

import static io.webhookkit.testkit.contract.RawServer.answering;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryResult.Answered;
import io.webhookkit.delivery.DeliveryResult.NoAnswer;
import io.webhookkit.delivery.DeliveryTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * What every {@link DeliveryTransport} promises: a request goes out as it was signed, once; what
 * comes back is told as it is; and an endpoint, whatever it does, costs a bounded time and a
 * bounded memory. All on sockets of loopback.
 */
public abstract class TransportContract extends SendingContract {

  /** What the operating system may buffer on loopback, and much less than the attack. */
  private static final long BUFFERS = 32 * 1024 * 1024;

  /** Creates the suite. */
  protected TransportContract() {}

  @Test
  void aConnectionThatIsRefusedIsAFailure() throws Exception {
    open(PATIENT);
    failsWithoutSecrets(nobody("/hooks?key=s3cret"));
  }

  @Test
  void aConnectionThatIsClosedBeforeTheStatusIsAFailure() throws Exception {
    open(PATIENT);
    try (RawServer server = new RawServer(Socket::close)) {
      failsWithoutSecrets(server.url("/hooks?key=s3cret"));
    }
  }

  @Test
  void aConnectionThatIsResetInTheStatusIsAFailure() throws Exception {
    open(PATIENT);
    try (RawServer server =
        new RawServer(
            connection -> {
              RawServer.write(connection, "HTTP/1.1 2");
              RawServer.reset(connection);
            })) {
      failsWithoutSecrets(server.url("/hooks?key=s3cret"));
    }
  }

  @Test
  void whatIsNoHttpIsAFailure() throws Exception {
    open(PATIENT);
    try (RawServer server =
        new RawServer(
            connection -> {
              RawServer.write(connection, "SSH-2.0-s3cret\r\n\r\n");
              connection.close();
            })) {
      failsWithoutSecrets(server.url());
    }
  }

  @Test
  void aHostThatIsUnknownIsAFailure() throws Exception {
    open(BRIEF);
    failsWithoutSecrets(URI.create("https://s3cret.invalid/hooks"));
  }

  @Test
  void nothingIsSentInClearToWhoDoesNotSpeakTls() throws Exception {
    open(BRIEF);
    try (RawServer plain = answering(200)) {
      failsWithoutSecrets(URI.create("https://127.0.0.1:" + plain.port() + "/hooks"));
      assertThat(plain.requests()).isEmpty();
    }
  }

  @Test
  void whatTheGuardRefusesIsNotConnectedTo() throws Exception {
    use(open(new AddressGuard(List.of()), TO_CONNECT, PATIENT));
    try (RawServer server = answering(200)) {
      failsWithoutSecrets(server.url());
      failsWithoutSecrets(URI.create("http://localhost:" + server.port() + "/hooks"));
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void theStatusCountsThoughTheBodyIsCutOff() throws Exception {
    open(PATIENT);
    try (RawServer server =
        new RawServer(
            connection -> {
              RawServer.write(connection, RawServer.head(200) + "Content-Length: 100\r\n\r\nhalf");
              connection.close();
            })) {
      assertThat(send(server.url())).isEqualTo(new Answered(200, null));
    }
  }

  @Test
  void whoSaysNothingIsCutOffAtTheDeadline() throws Exception {
    isCutOff(RawServer.silent());
  }

  @Test
  void aHeadThatHasNoEndIsCutOffAtTheDeadline() throws Exception {
    isCutOff(
        new RawServer(
            connection -> {
              RawServer.write(connection, RawServer.head(200, "X-Last: a"));
              RawServer.awaitEnd(connection);
            }));
  }

  @Test
  void aHeadThatDripsIsCutOffAtTheDeadline() throws Exception {
    isCutOff(
        new RawServer(
            connection -> {
              RawServer.write(connection, RawServer.head(200) + "X-Slow: ");
              RawServer.drip(connection, "a");
            }));
  }

  @Test
  void interimAnswersThatKeepComingAreCutOffAtTheDeadline() throws Exception {
    isCutOff(new RawServer(each -> RawServer.drip(each, RawServer.head(103) + "\r\n")));
  }

  @Test
  void aBodyThatDripsIsCutOffAtTheDeadlineThoughItsStatusCounts() throws Exception {
    open(SHORT);
    long start = System.nanoTime();
    try (RawServer server =
        new RawServer(
            connection -> {
              RawServer.write(connection, RawServer.head(200) + "Content-Length: 9999\r\n\r\n");
              RawServer.drip(connection, "a");
            })) {
      assertThat(send(server.url())).isEqualTo(new Answered(200, null));

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("it keeps its place until it is over")
          .isGreaterThanOrEqualTo(SHORT);
      Await.until("the connection is cut", () -> server.ended() == 1);
    }
  }

  @Test
  void whoAcceptsNothingIsLeftAtTheConnectTimeout() throws Exception {
    use(open(new AddressGuard(List.of("127.0.0.1")), BRIEF, Duration.ofMinutes(1)));
    try (FullServer full = new FullServer()) {
      failsWithoutSecrets(full.url());
    }
  }

  @Test
  void whoAcceptsNothingIsLeftAtTheDeadlineAtTheLatest() throws Exception {
    use(open(new AddressGuard(List.of("127.0.0.1")), Duration.ofMinutes(1), BRIEF));
    try (FullServer full = new FullServer()) {
      failsWithoutSecrets(full.url());
    }
  }

  @Test
  void afterTheDeadlineTheTransportIsAsGoodAsNew() throws Exception {
    open(SHORT);
    try (RawServer silent = RawServer.silent();
        RawServer healthy = answering(200)) {
      send(silent.url());

      assertThat(send(healthy.url())).isEqualTo(new Answered(200, null));
    }
  }

  @Test
  void aBodyWithoutEndIsCutOffThoughItsStatusCounts() throws Exception {
    AtomicLong written = new AtomicLong();
    open(PATIENT);
    try (RawServer server =
        new RawServer(
            connection -> {
              RawServer.write(
                  connection, RawServer.head(200) + "Content-Length: 9999999999\r\n\r\n");
              flood(connection, "a".repeat(8192), written);
            })) {
      assertThat(send(server.url())).isEqualTo(new Answered(200, null));

      Await.until("the connection is cut", () -> server.ended() == 1);
      assertThat(written).hasValueLessThan(BUFFERS);
    }
  }

  @Test
  void aHeaderWithoutEndIsRefused() throws Exception {
    isRefused(RawServer.head(200) + "X-Long: ", "a".repeat(8192));
  }

  @Test
  void headersWithoutEndAreRefused() throws Exception {
    isRefused(RawServer.head(200), "X-Many: a\r\n");
  }

  @Test
  void aStatusLineWithoutEndIsRefused() throws Exception {
    isRefused("HTTP/1.1 200 ", "OK".repeat(4096));
  }

  @Test
  void closingEndsWhatIsUnderWay() throws Exception {
    open(PATIENT);
    try (RawServer silent = RawServer.silent()) {
      CompletableFuture<DeliveryResult> underWay = start(silent.url());
      Await.until("it is under way", () -> silent.requests().size() == 1);

      close();

      assertThat(underWay.get(10, TimeUnit.SECONDS)).isInstanceOf(NoAnswer.class);
      Await.until("its connection is cut", () -> silent.ended() == 1);
    }
  }

  @Test
  void onceClosedItSendsNothing() throws Exception {
    open(PATIENT);
    close();
    try (RawServer server = answering(200)) {
      assertThat(send(server.url())).isInstanceOf(NoAnswer.class);
      assertThat(server.connections()).isZero();
    }
  }

  private void isCutOff(RawServer server) throws Exception {
    open(BRIEF);
    try (server) {
      failsWithoutSecrets(server.url());

      Await.until("the connection is cut", () -> server.ended() == 1);
    }
  }

  private void isRefused(String start, String endless) throws Exception {
    AtomicLong written = new AtomicLong();
    open(PATIENT);
    try (RawServer server =
        new RawServer(
            connection -> {
              RawServer.write(connection, start);
              flood(connection, endless, written);
            })) {
      failsWithoutSecrets(server.url());

      Await.until("the connection is cut", () -> server.ended() == 1);
      assertThat(written).hasValueLessThan(BUFFERS);
    }
  }

  /**
   * The reason of a failure goes to logs and tables: nothing of address, body or answer is in it.
   */
  private void failsWithoutSecrets(URI url) throws Exception {
    DeliveryResult result = send(url);

    assertThat(result).isInstanceOf(NoAnswer.class);
    assertThat(result.summary()).isNotBlank().doesNotContain("s3cret");
  }

  /** Returns an address at which nobody listens. */
  private static URI nobody(String path) throws IOException {
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + unused.getLocalPort() + path);
    }
  }

  private static void flood(Socket connection, String wave, AtomicLong written) throws IOException {
    while (true) {
      RawServer.write(connection, wave);
      written.addAndGet(wave.length());
    }
  }
}
