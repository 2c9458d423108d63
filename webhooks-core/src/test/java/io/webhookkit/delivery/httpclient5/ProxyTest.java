package io.webhookkit.delivery.httpclient5;

import static io.webhookkit.delivery.httpclient5.Resolver.addresses;
import static io.webhookkit.delivery.httpclient5.Wire.noAnswer;
import static io.webhookkit.delivery.httpclient5.Wire.status;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryResult.NoAnswer;
import io.webhookkit.delivery.ForwardProxy;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy carries deliveries, and decides neither where they go nor what came of them. */
class ProxyTest {

  private static final URI HOOKS = URI.create("https://hooks.example.com/in");

  /** Here the trusted 127.0.0.1 stands for a public address. */
  private static final Resolver PUBLIC = new Resolver(host -> addresses("127.0.0.1"));

  private static final Resolver PRIVATE = new Resolver(host -> addresses("127.0.0.2"));

  @Test
  void theProxyIsToldTheAddressThatWasJudgedAndTlsTheName() throws Exception {
    CompletableFuture<String> hello = new CompletableFuture<>();
    try (RawServer proxy = new RawServer(connection -> tunnel(connection, hello));
        Wire wire = through(proxy, "", PUBLIC)) {
      CompletableFuture<DeliveryResult> sent = wire.start(HOOKS);

      assertThat(hello.get(10, TimeUnit.SECONDS)).contains("hooks.example.com");
      assertThat(proxy.requests().get(0))
          .startsWith("CONNECT 127.0.0.1:443 HTTP/1.1")
          .doesNotContain("hooks.example.com");
      assertThat(sent.get(10, TimeUnit.SECONDS)).isInstanceOf(NoAnswer.class);
    }
  }

  @Test
  void aHostWithAPrivateAddressIsNotAskedOfTheProxy() throws Exception {
    try (RawServer proxy = RawServer.silent();
        Wire wire = through(proxy, "", PRIVATE)) {
      assertThat(wire.send(HOOKS)).isEqualTo(noAnswer("the host's address is not public"));

      assertThat(proxy.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 403, 407, 410, 429, 503})
  void whatTheProxyRefusesIsNoAnswerOfTheEndpoint(int status) throws Exception {
    try (RawServer proxy = RawServer.answering(answer(status, ""));
        Wire wire = through(proxy, "", PUBLIC)) {
      assertThat(wire.send(HOOKS)).isEqualTo(noAnswer("the proxy refused with " + status));
    }
  }

  @Test
  void aProxyThatAsksWhoItIsGetsUserAndPassword() throws Exception {
    try (RawServer proxy = RawServer.answering(answer(407, "Proxy-Authenticate: Basic realm=x"));
        Wire wire = through(proxy, "us:s3cret@", PUBLIC)) {
      assertThat(wire.send(HOOKS)).isEqualTo(noAnswer("the proxy refused with 407"));

      assertThat(proxy.requests()).hasSize(2);
      assertThat(proxy.requests().get(0)).doesNotContain("Proxy-Authorization");
      assertThat(proxy.requests().get(1)).contains("Proxy-Authorization: Basic dXM6czNjcmV0");
    }
  }

  @Test
  void aTrustedHostIsReachedDirectly() throws Exception {
    try (RawServer proxy = RawServer.silent();
        RawServer near = RawServer.answering(answer(200, ""));
        Wire wire = Wire.through(at(proxy, ""), List.of("crm.internal", "127.0.0.0/8"), PUBLIC)) {
      assertThat(wire.send(near.url("crm.internal"))).isEqualTo(status(200));

      assertThat(proxy.connections()).isZero();
    }
  }

  private static Wire through(RawServer proxy, String user, Resolver resolver) {
    return Wire.through(at(proxy, user), List.of("127.0.0.1"), resolver);
  }

  private static ForwardProxy at(RawServer proxy, String user) {
    return ForwardProxy.parse("http://" + user + "127.0.0.1:" + proxy.port());
  }

  private static String answer(int status, String header) {
    String further = header.isEmpty() ? "" : header + "\r\n";
    return "HTTP/1.1 " + status + " Said\r\n" + further + "Content-Length: 0\r\n\r\n";
  }

  private static void tunnel(Socket connection, CompletableFuture<String> hello)
      throws IOException {
    RawServer.write(connection, "HTTP/1.1 200 OK\r\n\r\n");
    byte[] bytes = new byte[4096];
    int length = connection.getInputStream().read(bytes);
    hello.complete(new String(bytes, 0, Math.max(0, length), ISO_8859_1));
    connection.close();
  }
}
