package io.webhookkit.testkit.contract;

import static io.webhookkit.testkit.contract.RawServer.answering;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryResult.Answered;
import io.webhookkit.delivery.DeliveryResult.NoAnswer;
import io.webhookkit.delivery.DeliveryTransport;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link DeliveryTransport} promises about a request that goes out and what comes back.
 * {@link TransportContract} goes on with failures and bounds.
 */
public abstract class SendingContract {

  /** The connect time-out of the transports under test, where a case does not ask for another. */
  static final Duration TO_CONNECT = Duration.ofSeconds(5);

  /** A deadline that no case reaches. */
  static final Duration PATIENT = Duration.ofSeconds(30);

  /** A deadline that cases wait for. */
  static final Duration BRIEF = Duration.ofMillis(300);

  /** A deadline that cases wait for once something was answered, on a busy machine too. */
  static final Duration SHORT = Duration.ofSeconds(1);

  private static final String BODY = "{\"email\":\"s3cret\"}";

  private DeliveryTransport transport = new NotOpened();

  /** Creates the suite. */
  protected SendingContract() {}

  /**
   * Opens a transport; the suite closes it.
   *
   * @param guard judges what it connects to
   * @param connectTimeout how long it may take to establish a connection
   * @param deadline how long an exchange may take in all
   */
  protected abstract DeliveryTransport open(
      AddressGuard guard, Duration connectTimeout, Duration deadline);

  @AfterEach
  final void closeTheTransport() {
    transport.close();
  }

  @Test
  void methodAddressHeadersAndBodyArriveAsTheyWereGiven() throws Exception {
    byte[] body = new byte[256 * 300];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) i;
    }
    Map<String, String> headers =
        Map.of("webhook-id", "msg_1", "webhook-signature", "v1,a= v1,b+/=", "traceparent", "00-1");
    open(PATIENT);
    try (RawServer server = answering(200)) {
      URI url = server.url("/hooks/a%20b?key=1&key=%C3%A4");
      result(new DeliveryRequest(url, headers, "application/vnd.of-its-own+json", body));

      String request = server.requests().get(0);
      assertThat(request).startsWith("POST /hooks/a%20b?key=1&key=%C3%A4 HTTP/1.1\r\n");
      headers.forEach((name, value) -> assertThat(header(request, name)).containsExactly(value));
      assertThat(header(request, "content-type"))
          .containsExactly("application/vnd.of-its-own+json");
      assertThat(header(request, "host")).containsExactly("127.0.0.1:" + server.port());
      assertThat(body(request).equals(new String(body, ISO_8859_1)))
          .as("the body arrives")
          .isTrue();
    }
  }

  @Test
  void noHeaderIsAddedThatTellsOfTheSenderOrAsksForMore() throws Exception {
    open(PATIENT);
    try (RawServer server = answering(200)) {
      send(server.url());

      String request = server.requests().get(0);
      assertThat(names(request))
          .isSubsetOf(
              "host", "content-type", "content-length", "connection", "user-agent", "webhook-id");
      assertThat(header(request, "user-agent"))
          .as("which versions have which holes")
          .noneMatch(agent -> agent.matches(".*\\d.*"));
    }
  }

  @Test
  void eachStatusIsToldAsItIs() throws Exception {
    open(PATIENT);
    for (int status : new int[] {200, 201, 202, 301, 400, 401, 404, 410, 429, 500, 503, 599}) {
      try (RawServer server = answering(status)) {
        assertThat(send(server.url())).isEqualTo(new Answered(status, null));
      }
    }
  }

  @Test
  void anAnswerNeedsNoBody() throws Exception {
    open(PATIENT);
    try (RawServer server = answering(RawServer.head(204) + "\r\n")) {
      assertThat(send(server.url())).isEqualTo(new Answered(204, null));
    }
  }

  @Test
  void whenToTryAgainIsToldAsItWasSent() throws Exception {
    open(PATIENT);
    for (String after : List.of("120", "Wed, 21 Oct 2026 07:28:00 GMT", "soon")) {
      try (RawServer server = answering(503, "Retry-After: " + after)) {
        assertThat(send(server.url())).isEqualTo(new Answered(503, after));
      }
    }
  }

  @Test
  void anInterimAnswerIsNotTheAnswer() throws Exception {
    open(PATIENT);
    try (RawServer server =
        answering(
            RawServer.head(103) + "\r\n" + RawServer.head(200) + "Content-Length: 0\r\n\r\n")) {
      assertThat(send(server.url())).isEqualTo(new Answered(200, null));
    }
  }

  @Test
  void noRedirectIsFollowed() throws Exception {
    open(PATIENT);
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      try (RawServer elsewhere = answering(200);
          RawServer server = answering(status, "Location: " + elsewhere.url())) {
        assertThat(send(server.url())).isEqualTo(new Answered(status, null));
        assertThat(elsewhere.connections()).isZero();
      }
    }
  }

  @Test
  void noCookieIsSentBack() throws Exception {
    open(PATIENT);
    try (RawServer server = answering(200, "Set-Cookie: a=b")) {
      send(server.url());
      send(server.url());

      assertThat(header(server.requests().get(1), "cookie")).isEmpty();
    }
  }

  @Test
  void aRequestIsNotRepeatedBecauseOfItsAnswer() throws Exception {
    open(PATIENT);
    for (int status : new int[] {408, 429, 502, 503}) {
      try (RawServer server = answering(status, "Retry-After: 0")) {
        assertThat(send(server.url())).isEqualTo(new Answered(status, "0"));
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @Test
  void aRequestThatWasReadIsNotSentAgainWhenTheConnectionIsReset() throws Exception {
    open(PATIENT);
    try (RawServer server = new RawServer(RawServer::reset)) {
      assertThat(send(server.url())).isInstanceOf(NoAnswer.class);

      assertThat(server.requests()).hasSize(1);
    }
  }

  /** A connection that is used again may have been closed before, as many clients assume. */
  @Test
  void aRequestThatWasReadOnAnOldConnectionIsNotSentAgainEither() throws Exception {
    open(PATIENT);
    Set<Socket> used = ConcurrentHashMap.newKeySet();
    try (RawServer server =
        new RawServer(
            connection -> {
              if (used.add(connection)) {
                RawServer.write(connection, RawServer.head(200) + "Content-Length: 0\r\n\r\n");
              } else {
                connection.close();
              }
            })) {
      for (int sent = 1; sent <= 6; sent++) {
        assertThat(send(server.url())).isInstanceOf(DeliveryResult.class);
        assertThat(server.requests()).hasSize(sent);
      }
    }
  }

  @Test
  void sendingDoesNotBlockItsCaller() throws Exception {
    open(Duration.ofSeconds(1));
    try (RawServer silent = RawServer.silent();
        FullServer full = new FullServer()) {
      assertThat(start(silent.url())).isNotDone();
      assertThat(start(full.url())).isNotDone();
    }
  }

  @Test
  void theResultIsToldOnAnotherThread() throws Exception {
    open(PATIENT);
    CountDownLatch asked = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            connection -> {
              Await.opened(asked);
              RawServer.write(connection, RawServer.head(200) + "Content-Length: 0\r\n\r\n");
            })) {
      CompletableFuture<Thread> teller =
          start(server.url()).thenApply(result -> Thread.currentThread());
      asked.countDown();

      assertThat(teller.get(10, TimeUnit.SECONDS)).isNotEqualTo(Thread.currentThread());
    }
  }

  @Test
  void manyThatHangHoldNobodyUp() throws Exception {
    open(PATIENT);
    try (RawServer silent = RawServer.silent();
        RawServer healthy = answering(200)) {
      List<CompletableFuture<DeliveryResult>> waiting = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        waiting.add(start(silent.url()));
      }
      Await.until("all are under way", () -> silent.requests().size() == waiting.size());

      assertThat(send(healthy.url())).isEqualTo(new Answered(200, null));
      assertThat(waiting).noneMatch(CompletableFuture::isDone);
    }
  }

  /** Opens the transport of this case, which may reach loopback. */
  final void open(Duration deadline) {
    transport = open(new AddressGuard(List.of("127.0.0.1")), TO_CONNECT, deadline);
  }

  /** Uses this transport for the case. */
  final void use(DeliveryTransport opened) {
    transport = opened;
  }

  final void close() {
    transport.close();
  }

  /** Sends, and waits for what comes of it. */
  final DeliveryResult send(URI url) throws Exception {
    return start(url).get(10, TimeUnit.SECONDS);
  }

  final CompletableFuture<DeliveryResult> start(URI url) {
    return transport
        .send(
            new DeliveryRequest(
                url, Map.of("webhook-id", "msg_1"), "application/json", BODY.getBytes(ISO_8859_1)))
        .toCompletableFuture();
  }

  private void result(DeliveryRequest request) throws Exception {
    assertThat(transport.send(request).toCompletableFuture().get(10, TimeUnit.SECONDS))
        .isEqualTo(new Answered(200, null));
  }

  private static List<String> names(String request) {
    return head(request)
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
        .toList();
  }

  private static List<String> header(String request, String name) {
    return head(request)
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .toList();
  }

  private static Stream<String> head(String request) {
    return request.substring(0, request.indexOf("\r\n\r\n")).lines();
  }

  private static String body(String request) {
    return request.substring(request.indexOf("\r\n\r\n") + 4);
  }

  /** What is closed after a case that has opened none. */
  private static final class NotOpened implements DeliveryTransport {

    @Override
    public CompletableFuture<DeliveryResult> send(DeliveryRequest request) {
      throw new IllegalStateException("the case has opened no transport");
    }

    @Override
    public void close() {}
  }
}
