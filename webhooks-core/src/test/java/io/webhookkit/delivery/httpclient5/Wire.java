package io.webhookkit.delivery.httpclient5;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryResult.Answered;
import io.webhookkit.delivery.DeliveryResult.NoAnswer;
import io.webhookkit.delivery.ForwardProxy;
import io.webhookkit.delivery.TlsProfile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;

/** A transport that may reach loopback, and what a test sends with it. */
final class Wire implements AutoCloseable {

  static final Duration PATIENT = Duration.ofSeconds(30);
  static final Duration BRIEF = Duration.ofMillis(300);

  private final HttpClient5Transport transport;

  Wire(Duration deadline) {
    this(deadline, SystemDefaultDnsResolver.INSTANCE);
  }

  Wire(Duration deadline, DnsResolver resolver) {
    this(
        settings(deadline, HttpClient5Settings.DEFAULT.connectionsPerHost()),
        List.of("127.0.0.1"),
        resolver);
  }

  Wire(HttpClient5Settings settings, List<String> trusted, DnsResolver resolver) {
    this(settings, trusted, List.of(), resolver);
  }

  Wire(
      HttpClient5Settings settings,
      List<String> trusted,
      List<TlsProfile> profiles,
      DnsResolver resolver) {
    transport = new HttpClient5Transport(new AddressGuard(trusted), settings, profiles, resolver);
  }

  /** Leaves through a proxy. */
  static Wire through(ForwardProxy proxy, List<String> trusted, DnsResolver resolver) {
    return new Wire(
        HttpClient5Settings.of(Duration.ofSeconds(5), PATIENT, proxy), trusted, resolver);
  }

  static HttpClient5Settings settings(Duration deadline, int connections) {
    return new HttpClient5Settings(Duration.ofSeconds(5), deadline, connections, 64 * 1024, null);
  }

  CompletableFuture<DeliveryResult> start(URI url) {
    return start(url, null);
  }

  private CompletableFuture<DeliveryResult> start(URI url, @Nullable String tls) {
    return transport
        .send(
            new DeliveryRequest(
                url,
                Map.of("webhook-id", "msg_1"),
                "application/json",
                "{\"id\":7}".getBytes(UTF_8),
                tls))
        .toCompletableFuture();
  }

  /** Sends by a TLS profile, and waits for what comes of it. */
  DeliveryResult send(URI url, String tls) throws Exception {
    return start(url, tls).get(10, TimeUnit.SECONDS);
  }

  /** Sends, and waits for what comes of it. */
  DeliveryResult send(URI url) throws Exception {
    return start(url).get(10, TimeUnit.SECONDS);
  }

  static Answered status(int status) {
    return new Answered(status, null);
  }

  static NoAnswer noAnswer(String reason) {
    return new NoAnswer(reason);
  }

  @Override
  public void close() {
    transport.close();
  }
}
