package io.webhookkit.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.httpclient5.ResolvedTransport;
import io.webhookkit.delivery.httpclient5.ResolvedTransport.Names;
import io.webhookkit.testkit.fault.Sink.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * The name of one endpoint resolves badly, to begin with. Each of its connections is for one
 * request, so that every request has the name resolved.
 */
@FaultsOn("H2")
class DnsFaultTest extends FaultContract {

  private static final String HOST = "hooks.example";

  /** Less than what opens the circuit. */
  private static final int BAD_ANSWERS = 6;

  @Test
  void dnsKnowsNoSuchName(Tally tally) throws Exception {
    try (Pair pair = new Pair(sink -> "https://nowhere.invalid/bad", each -> {})) {
      tally.note(pair.goodOneGetsAll());
      int committed = Shipments.committed(pair.database()).size();
      Eventually.until(() -> "all is kept", () -> pair.kept() == committed);
      assertThat(pair.failures("the host is unknown")).isPositive();
    }
  }

  @Test
  void dnsTimesOut(Tally tally) throws Exception {
    CountDownLatch answering = new CountDownLatch(1);
    try (Pair pair =
        resolving(
            () -> {
              awaitUninterruptibly(answering);
              return address("127.0.0.1");
            })) {
      tally.note(pair.goodOneGetsAll(BAD_ANSWERS));
      Eventually.until(() -> "attempts fail", () -> pair.failures("no answer within") > 1);
      answering.countDown();
      tally.note(pair.badOneGetsAll());
    } finally {
      answering.countDown();
    }
  }

  @Test
  void dnsFlaps(Tally tally) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (Pair pair =
        resolving(
            () -> {
              if (asked.incrementAndGet() % 2 == 0) {
                throw new UnknownHostException(HOST);
              }
              return address("127.0.0.1");
            })) {
      tally.note(pair.goodOneGetsAll());
      tally.note(pair.badOneGetsAll());
      assertThat(pair.failures("the host is unknown")).isPositive();
    }
  }

  /** Public at first, then private, then public again. Here 127.0.0.1 is what is public. */
  @Test
  void dnsRebindsToAPrivateAddress(Tally tally) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (Pair pair =
            resolving(
                () -> {
                  int time = asked.incrementAndGet() - BAD_ANSWERS;
                  return address(time > 0 && time <= BAD_ANSWERS ? "127.0.0.2" : "127.0.0.1");
                });
        ServerSocket inside = new ServerSocket(pair.sink().port(), 1, address("127.0.0.2")[0])) {
      tally.note(pair.goodOneGetsAll());
      tally.note(pair.badOneGetsAll());
      assertThat(pair.failures("the host's address is not public")).isPositive();
      assertNobodyCame(inside);
    }
  }

  private static void assertNobodyCame(ServerSocket inside) throws IOException {
    inside.setSoTimeout(1);
    assertThatThrownBy(inside::accept).isInstanceOf(SocketTimeoutException.class);
  }

  /** What one name resolves to. */
  @FunctionalInterface
  private interface Addresses {
    InetAddress[] get() throws UnknownHostException;
  }

  /** The name may be configured with plain HTTP, and yet only 127.0.0.1 may be connected to. */
  private static Pair resolving(Addresses addresses) {
    Names names = host -> host.equals(HOST) ? addresses.get() : address(host);
    AddressGuard guard = new AddressGuard(List.of("127.0.0.1"));
    Pair pair =
        new Pair(
            sink -> "http://" + HOST + ":" + sink.port() + "/bad",
            each ->
                each.trustedHosts(List.of(HOST))
                    .transport(ResolvedTransport.open(guard, Node.DEADLINE, names)));
    Reply last = Replies.answer(200, Map.of("Connection", "close"));
    pair.sink().at("/bad", any -> new Reply(true, last.writing()));
    return pair;
  }

  private static InetAddress[] address(String literal) throws UnknownHostException {
    return new InetAddress[] {InetAddress.getByName(literal)};
  }

  /** As a look-up in the operating system, which nobody can interrupt. */
  private static void awaitUninterruptibly(CountDownLatch told) {
    boolean interrupted = false;
    while (told.getCount() > 0) {
      try {
        told.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
