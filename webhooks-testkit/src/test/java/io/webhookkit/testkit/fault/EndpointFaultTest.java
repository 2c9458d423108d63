package io.webhookkit.testkit.fault;

import static io.webhookkit.testkit.fault.Replies.answer;
import static io.webhookkit.testkit.fault.Replies.awaitEnd;
import static io.webhookkit.testkit.fault.Replies.forever;
import static io.webhookkit.testkit.fault.Replies.gzipped;
import static io.webhookkit.testkit.fault.Replies.tooMany;
import static io.webhookkit.testkit.fault.Replies.write;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.testkit.endpoint.Answer;
import io.webhookkit.testkit.fault.Sink.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * One endpoint answers its first requests badly, another one well. The good one gets everything
 * meanwhile, the bad one gets it when it is well again.
 */
@FaultsOn("H2")
class EndpointFaultTest extends FaultContract {

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

  /** What comes before that date is what was under way when it was told. */
  @Test
  void answers429WithRetryAfterAsADateInTheFuture(Tally tally) throws Exception {
    ZonedDateTime date = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(3).truncatedTo(SECONDS);
    String header = DateTimeFormatter.RFC_1123_DATE_TIME.format(date);
    try (Pair pair = new Pair()) {
      AtomicInteger early = new AtomicInteger();
      pair.sink()
          .at(
              "/bad",
              any -> {
                boolean isEarly = Instant.now().isBefore(date.toInstant());
                early.addAndGet(isEarly ? 1 : 0);
                return isEarly ? tooMany(header) : Reply.of(200);
              });
      tally.note(pair.goodOneGetsAll());
      tally.note(pair.badOneGetsAll());
      assertThat(early).hasPositiveValue().hasValueLessThanOrEqualTo(Shipments.COUNT);
    }
  }

  @Test
  void answers429WithRetryAfterAsADateInThePast(Tally tally) throws Exception {
    recovers(tooMany("Wed, 21 Oct 2015 07:28:00 GMT"), tally);
  }

  @Test
  void answers429WithRetryAfterThatIsNoNumber(Tally tally) throws Exception {
    recovers(tooMany("soon"), tally);
  }

  /** Longer than a test can wait: what is meant for it is kept, and it is left alone. */
  @Test
  void answers429WithRetryAfterOfAYear(Tally tally) throws Exception {
    try (Pair pair = new Pair()) {
      pair.sink().at("/bad", any -> tooMany("31536000"));
      tally.note(pair.goodOneGetsAll());
      int committed = Shipments.committed(pair.database()).size();
      Eventually.until(
          () -> "all is kept: " + pair.node().webhooks().standing(),
          () -> pair.kept() == committed);
      assertThat(pair.sink().arrivals("/bad")).hasSizeLessThanOrEqualTo(Shipments.COUNT);
    }
  }

  /** It is disabled: what waited is parked, and nothing more is meant for it. */
  @Test
  void answers410(Tally tally) throws Exception {
    try (Pair pair = new Pair()) {
      pair.sink().at("/bad", any -> Reply.of(410));
      tally.note(pair.goodOneGetsAll());
      Eventually.until(() -> "it is parked", () -> pair.node().webhooks().standing().parked() > 0);
      int asked = pair.sink().arrivals("/bad").size();
      tally.note(pair.goodOneGetsAll());
      assertThat(pair.sink().arrivals("/bad")).hasSize(asked);
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
    recovers(new Reply(false, Replies::awaitEnd), tally);
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

  private static void recovers(Reply bad, Tally tally) throws Exception {
    recovers(bad, BAD_ANSWERS, tally);
  }

  private static void recovers(Reply bad, int times, Tally tally) throws Exception {
    try (Pair pair = new Pair()) {
      AtomicInteger left = new AtomicInteger(times);
      pair.sink().at("/bad", any -> left.getAndDecrement() > 0 ? bad : Reply.of(200));
      tally.note(pair.goodOneGetsAll());
      tally.note(pair.badOneGetsAll());
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
