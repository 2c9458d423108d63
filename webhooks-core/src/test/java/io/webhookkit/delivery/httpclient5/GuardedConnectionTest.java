package io.webhookkit.delivery.httpclient5;

import static io.webhookkit.delivery.httpclient5.Resolver.addresses;
import static io.webhookkit.delivery.httpclient5.Wire.PATIENT;
import static io.webhookkit.delivery.httpclient5.Wire.noAnswer;
import static io.webhookkit.delivery.httpclient5.Wire.settings;
import static io.webhookkit.delivery.httpclient5.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;

/** The transport connects to an address that the guard approved, or to nothing. */
class GuardedConnectionTest {

  private static final String CLOSING =
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

  @Test
  void aPrivateAddressIsNotConnectedTo() throws Exception {
    try (RawServer server = RawServer.answering(CLOSING);
        Wire wire = new Wire(settings(PATIENT, 16), List.of(), SystemDefaultDnsResolver.INSTANCE)) {
      assertThat(wire.send(server.url())).isEqualTo(noAnswer("the host's address is not public"));
      assertThat(wire.send(server.url("localhost")))
          .isEqualTo(noAnswer("the host's address is not public"));

      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void aHostWithOnePrivateAddressAmongOthersIsNotConnectedTo() throws Exception {
    try (RawServer server = RawServer.answering(CLOSING);
        Wire wire = new Wire(PATIENT, new Resolver(host -> addresses("127.0.0.1", "127.0.0.2")))) {
      assertThat(wire.send(server.url("two.example.com")))
          .isEqualTo(noAnswer("the host's address is not public"));

      assertThat(server.connections()).isZero();
    }
  }

  /** Here the trusted 127.0.0.1 stands for a public address, and 127.0.0.2 for a private one. */
  @Test
  void aHostThatChangesItsAddressIsJudgedAtEveryConnection() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    Resolver rebinding =
        new Resolver(host -> addresses(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2"));
    try (RawServer approved = RawServer.answering(CLOSING);
        RawServer inside =
            new RawServer(
                "127.0.0.2", approved.port(), connection -> RawServer.write(connection, CLOSING));
        Wire wire = new Wire(PATIENT, rebinding)) {
      assertThat(wire.send(approved.url("rebinding.example.com"))).isEqualTo(status(200));
      assertThat(approved.requests()).hasSize(1);

      assertThat(wire.send(approved.url("rebinding.example.com")))
          .isEqualTo(noAnswer("the host's address is not public"));
      assertThat(inside.connections()).isZero();
    }
  }

  @Test
  void aHostIsResolvedOnceForAConnection() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    Resolver counting =
        new Resolver(
            host -> {
              lookups.incrementAndGet();
              return addresses("127.0.0.1");
            });
    try (RawServer server = RawServer.answering(CLOSING);
        Wire wire = new Wire(PATIENT, counting)) {
      wire.send(server.url("hooks.example.com"));

      assertThat(lookups).hasValue(1);
      assertThat(server.requests().get(0)).contains("\r\nHost: hooks.example.com:" + server.port());
    }
  }
}
