package io.webhookkit.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.webhookkit.AnyText;
import io.webhookkit.delivery.DeliveryObserver.Observed;
import io.webhookkit.delivery.httpclient5.HttpClient5Settings;
import io.webhookkit.delivery.httpclient5.HttpClient5Transport;
import io.webhookkit.signature.WebhookHeaders;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an observer wants to send, and whatever an endpoint answers. */
class HostileHeadersTest {

  private static final Set<String> ALWAYS_SENT =
      Set.of(
          "webhook-id",
          "accept-encoding",
          "connection",
          "content-length",
          "content-type",
          "host",
          "user-agent");

  @Property(tries = 500)
  void onlyWholeHeadersOfTheObserversOwnAreSent(
      @ForAll("texts") String name, @ForAll("texts") String value) {
    permitted(Map.of(name, value, "webhook-" + name, value, "x-" + name, value))
        .forEach(
            (sent, text) -> {
              assertThat(sent).matches("[!#$%&'*+.^_`|~0-9a-z-]+").doesNotStartWith("webhook-");
              assertThat(text).matches("[ -~]*").isEqualTo(value);
            });
  }

  @Property(tries = 60)
  void overTheWireNoHeaderBecomesTwoAndTheBodyIsWhole(
      @ForAll("short texts") String name, @ForAll("short texts") String value) throws Exception {
    Map<String, String> wanted = permitted(Map.of(name, value, "x-" + name, value));
    Map<String, String> headers = new HashMap<>(wanted);
    headers.put(WebhookHeaders.ID, "evt_1");
    byte[] body = value.getBytes(UTF_8);
    BlockingQueue<Map<String, List<String>>> received = new LinkedBlockingQueue<>();
    BlockingQueue<byte[]> bodies = new LinkedBlockingQueue<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(new HashMap<>(exchange.getRequestHeaders()));
          bodies.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try (HttpClient5Transport transport =
        new HttpClient5Transport(
            new AddressGuard(List.of("127.0.0.1")), HttpClient5Settings.DEFAULT)) {
      URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/in");
      transport
          .send(new DeliveryRequest(url, headers, "application/json", body))
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
    } finally {
      server.stop(0);
    }

    assertThat(received.element().keySet())
        .map(sent -> sent.toLowerCase(Locale.ROOT))
        .filteredOn(sent -> !ALWAYS_SENT.contains(sent))
        .isSubsetOf(wanted.keySet());
    assertThat(received.element().values()).allMatch(values -> values.size() == 1);
    assertThat(bodies.element()).isEqualTo(body);
  }

  @Property(tries = 1000)
  void aWaitThatIsAskedForIsNoneOrUpToADay(@ForAll("texts") String header) {
    Clock clock = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
    assertThat(RetryAfter.parse(header, clock)).isBetween(Duration.ZERO, Duration.ofDays(1));
  }

  private static Map<String, String> permitted(Map<String, String> wanted) {
    DeliveryObserver observer =
        (delivery, headers) -> {
          headers.putAll(wanted);
          return Observed.NOTHING;
        };
    return new GuardedObserver(observer).begin(null).headers();
  }

  @Provide
  Arbitrary<String> texts() {
    return AnyText.any();
  }

  @Provide("short texts")
  Arbitrary<String> shortTexts() {
    return AnyText.any().filter(text -> text.length() < 300);
  }
}
