package io.webhookkit.testkit.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.testkit.Databases;
import io.webhookkit.testkit.endpoint.Answer;
import io.webhookkit.testkit.endpoint.LoopbackConnection;
import io.webhookkit.testkit.fault.Sink.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * One endpoint answers its first requests badly, another one well. The good one gets everything
 * meanwhile, the bad one gets it when it is well again.
 */
@FaultsOn("H2")
class EndpointFaultTest extends FaultContract {

  private static final int CHANGES = 40;

  /** Less than what opens the circuit. */
  private static final int BAD_ANSWERS = 10;

  /** What an exchange may hold of an endless answer, with all that is under way at once. */
  private static final long MEMORY = 64 * 1024 * 1024;

  @Test
  void answers500(Tally tally) throws Exception {
    recovers(Reply.of(500), tally);
  }

  @Test
  void answers503(Tally tally) throws Exception {
    recovers(Reply.of(503), tally);
  }

  @Test
  void answers429WithRetryAfterInSeconds(Tally tally) throws Exception {
    recovers(tooMany("1"), 2, tally);
  }

  @Test
  void answers429WithRetryAfterAsADateInThePast(Tally tally) throws Exception {
    recovers(tooMany("Wed, 21 Oct 2015 07:28:00 GMT"), tally);
  }

  @Test
  void answers429WithRetryAfterThatIsNoNumber(Tally tally) throws Exception {
    recovers(tooMany("soon"), tally);
  }

  /** It is disabled: what waited is parked, and nothing more is meant for it. */
  @Test
  void answers410(Tally tally) throws Exception {
    try (Pair pair = new Pair()) {
      pair.sink.at("/bad", any -> Reply.of(410));
      tally.note(pair.goodOneGetsAll());
      Eventually.until(() -> "it is parked", () -> pair.node.webhooks().standing().parked() > 0);
      int asked = pair.sink.arrivals("/bad").size();
      tally.note(pair.goodOneGetsAll());
      assertThat(pair.sink.arrivals("/bad")).hasSize(asked);
    }
  }

  @Test
  void redirectsToAPrivateAddress(Tally tally) throws Exception {
    try (Sink elsewhere = new Sink()) {
      recovers(answer(301, Map.of("Location", elsewhere.url("/"))), tally);
      assertThat(elsewhere.arrivals()).isEmpty();
    }
  }

  @Test
  void answers200WithAnEndlessBody(Tally tally) throws Exception {
    long before = used();
    recovers(
        new Reply(
            true,
            each -> {
              write(each, "HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n");
              forever(each, "a".repeat(8_192));
            }),
        tally);
    assertThat(used() - before).isLessThan(MEMORY);
  }

  @Test
  void answers200WithAHeaderOf10Megabytes(Tally tally) throws Exception {
    String header = "X-Long: " + "a".repeat(10 * 1024 * 1024) + "\r\n";
    recovers(
        new Reply(
            false,
            each -> write(each, "HTTP/1.1 200 OK\r\n" + header + "Content-Length: 0\r\n\r\n")),
        tally);
  }

  @Test
  void answers100ContinueForever(Tally tally) throws Exception {
    recovers(new Reply(false, each -> forever(each, "HTTP/1.1 100 Continue\r\n\r\n")), tally);
  }

  @Test
  void answersAGzipBomb(Tally tally) throws Exception {
    byte[] bomb = gzipped(50 * 1024 * 1024);
    long before = used();
    recovers(
        new Reply(
            true,
            each -> {
              write(
                  each,
                  "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                      + bomb.length
                      + "\r\n\r\n");
              each.socket().getOutputStream().write(bomb);
            }),
        tally);
    assertThat(used() - before).isLessThan(MEMORY);
  }

  @Test
  void acceptsAndNeverAnswers(Tally tally) throws Exception {
    recovers(new Reply(false, EndpointFaultTest::awaitEnd), tally);
  }

  @Test
  void answersOneByteASecond(Tally tally) throws Exception {
    recovers(answer(new Answer.Slow(Duration.ofSeconds(1))), tally);
  }

  @Test
  void resetsInTheRequest(Tally tally) throws Exception {
    recovers(answer(new Answer.Reset()), tally);
  }

  @Test
  void resetsInTheAnswer(Tally tally) throws Exception {
    recovers(
        new Reply(
            false,
            each -> {
              write(each, "HTTP/1.1 2");
              each.socket().setSoLinger(true, 0);
              each.socket().close();
            }),
        tally);
  }

  @Test
  void endsInTheAnswer(Tally tally) throws Exception {
    recovers(answer(new Answer.CutOff()), tally);
  }

  @Test
  void closesHalf(Tally tally) throws Exception {
    recovers(
        new Reply(
            false,
            each -> {
              each.socket().shutdownOutput();
              awaitEnd(each);
            }),
        tally);
  }

  @Test
  void dnsKnowsNoSuchName(Tally tally) throws Exception {
    try (Pair pair = new Pair("https://nowhere.invalid/bad")) {
      tally.note(pair.goodOneGetsAll());
      int committed = Shipments.committed(pair.database).size();
      Eventually.until(() -> "all is kept", () -> pair.kept() == committed);
      assertThat(
              Databases.count(
                  pair.database,
                  "select count(*) from webhook_attempt where endpoint = 'bad' and length(error) >"
                      + " 0"))
          .isPositive();
    }
  }

  private static void recovers(Reply bad, Tally tally) throws Exception {
    recovers(bad, BAD_ANSWERS, tally);
  }

  private static void recovers(Reply bad, int times, Tally tally) throws Exception {
    try (Pair pair = new Pair()) {
      AtomicInteger left = new AtomicInteger(times);
      pair.sink.at("/bad", any -> left.getAndDecrement() > 0 ? bad : Reply.of(200));
      tally.note(pair.goodOneGetsAll());
      tally.note(settled(pair.database, pair.node, pair.sink, "/bad"));
    }
  }

  /** Longer than a test can wait: what is meant for it is kept, and it is left alone. */
  @Test
  void answers429WithRetryAfterOfAYear(Tally tally) throws Exception {
    try (Pair pair = new Pair()) {
      pair.sink.at("/bad", any -> tooMany("31536000"));
      tally.note(pair.goodOneGetsAll());
      int committed = Shipments.committed(pair.database).size();
      Eventually.until(
          () -> "all is kept: " + pair.node.webhooks().standing(), () -> pair.kept() == committed);
      assertThat(pair.sink.arrivals("/bad")).hasSizeLessThanOrEqualTo(Shipments.COUNT);
    }
  }

  /** An application with two endpoints. */
  private static final class Pair implements AutoCloseable {

    private final Sink sink = new Sink();
    private final HikariDataSource database = Databases.pooled(Databases.h2());
    private final LogWatch log = new LogWatch();
    private final Node node;

    Pair() {
      this("");
    }

    /** Has the bad one somewhere else. */
    Pair(String elsewhere) {
      String bad = elsewhere.isEmpty() ? sink.url("/bad") : elsewhere;
      Shipments.create(database);
      node =
          Node.open(
              database,
              each ->
                  each.endpoint(sink.endpointAt("bad", bad))
                      .endpoint(sink.endpoint("good", "/good")));
    }

    Account goodOneGetsAll() {
      for (int i = 0; i < CHANGES; i++) {
        node.change();
      }
      Eventually.until(() -> "the good one gets all: " + good(), () -> good().lost() == 0);
      return good();
    }

    private Account good() {
      return Account.of(Shipments.committed(database), sink.arrivals("/good"));
    }

    long kept() {
      return node.webhooks().standing().deliveries() + node.webhooks().standing().parked();
    }

    @Override
    public void close() {
      node.close();
      log.assertDiscreet(sink);
      log.close();
      sink.close();
      database.close();
    }
  }

  private static Reply tooMany(String retryAfter) {
    return answer(429, Map.of("Retry-After", retryAfter));
  }

  private static Reply answer(int status, Map<String, String> headers) {
    return answer(new Answer.Respond(status, headers, ""));
  }

  private static Reply answer(Answer answer) {
    return new Reply(false, answer::give);
  }

  private static void write(LoopbackConnection connection, String text) throws IOException {
    connection.socket().getOutputStream().write(text.getBytes(ISO_8859_1));
    connection.socket().getOutputStream().flush();
  }

  private static void forever(LoopbackConnection connection, String text) throws IOException {
    while (true) {
      write(connection, text);
    }
  }

  private static void awaitEnd(LoopbackConnection connection) throws IOException {
    while (connection.socket().getInputStream().read() >= 0) {
      // nothing more is expected
    }
  }

  private static byte[] gzipped(int size) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(new byte[size]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
