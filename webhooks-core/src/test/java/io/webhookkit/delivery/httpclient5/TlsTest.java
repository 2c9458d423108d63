package io.webhookkit.delivery.httpclient5;

import static io.webhookkit.delivery.httpclient5.Resolver.addresses;
import static io.webhookkit.delivery.httpclient5.Wire.PATIENT;
import static io.webhookkit.delivery.httpclient5.Wire.noAnswer;
import static io.webhookkit.delivery.httpclient5.Wire.settings;
import static io.webhookkit.delivery.httpclient5.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.webhookkit.delivery.ForwardProxy;
import io.webhookkit.delivery.Identity;
import io.webhookkit.delivery.TlsProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS is verified, with an endpoint's own trust and our own certificate where it has them. */
class TlsTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
  private static final Resolver NAMES = new Resolver(host -> addresses("127.0.0.1"));

  /** A TLS record that says: alert, fatal, protocol_version. */
  private static final byte[] TOO_OLD = {0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46};

  @TempDir static Path directory;
  private static Identity theirs;
  private static Identity ours;

  @BeforeAll
  static void makeCertificates() throws Exception {
    theirs = Identity.of(directory, "hooks.example.com");
    ours = Identity.of(directory, "us.example.com");
  }

  @Test
  void anEndpointIsTrustedByTheCertificatesOfItsProfile() throws Exception {
    try (RawServer server = server(theirs, null);
        Wire wire = wire(trusting(theirs))) {
      assertThat(wire.send(at(server), "partner")).isEqualTo(status(200));
    }
  }

  @Test
  void aCertificateThatThePlatformDoesNotTrustIsRefused() throws Exception {
    try (RawServer server = server(theirs, null);
        Wire wire = wire(trusting(theirs))) {
      assertThat(wire.send(at(server)))
          .isEqualTo(noAnswer("TLS failed: its certificate is not trusted"));

      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aProfileTrustsNobodyElse() throws Exception {
    try (RawServer server = server(theirs, null);
        Wire wire = wire(trusting(ours))) {
      assertThat(wire.send(at(server), "partner"))
          .isEqualTo(noAnswer("TLS failed: its certificate is not trusted"));
    }
  }

  @Test
  void aCertificateOfAnotherHostIsRefused() throws Exception {
    Identity other = Identity.of(directory, "other.example.com");
    try (RawServer server = server(other, null);
        Wire wire = wire(trusting(other))) {
      assertThat(wire.send(at(server), "partner"))
          .isEqualTo(noAnswer("TLS failed: its certificate is for another host"));

      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void anExpiredCertificateIsRefused() throws Exception {
    Identity issuer = Identity.of(directory, "issuer.example.com");
    Identity old = issuer.expired(directory, "hooks.example.com");
    try (RawServer server = server(old, null);
        Wire wire = wire(trusting(issuer))) {
      assertThat(wire.send(at(server), "partner"))
          .isEqualTo(noAnswer("TLS failed: its certificate has expired"));

      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aServerWithoutASafeVersionIsRefused() throws Exception {
    try (RawServer server = RawServer.greeting(TOO_OLD);
        Wire wire = wire(trusting(theirs))) {
      assertThat(wire.send(at(server), "partner"))
          .isEqualTo(noAnswer("TLS failed: it speaks no version that is safe"));
    }
  }

  @Test
  void anEndpointThatAsksWhoWeAreGetsOurCertificate() throws Exception {
    TlsProfile partner =
        TlsProfile.read(
            "partner",
            theirs.certificate().toString(),
            ours.certificate().toString(),
            ours.key().toString());
    try (RawServer server = server(theirs, ours);
        Wire wire = wire(partner)) {
      assertThat(wire.send(at(server), "partner")).isEqualTo(status(200));
    }
  }

  @Test
  void aConnectionWithOurCertificateCarriesNobodyElsesRequest() throws Exception {
    TlsProfile known =
        TlsProfile.read(
            "known",
            theirs.certificate().toString(),
            ours.certificate().toString(),
            ours.key().toString());
    try (RawServer server = server(theirs, ours);
        Wire wire = wire(known, trusting(theirs))) {
      assertThat(wire.send(at(server), "known")).isEqualTo(status(200));

      assertThat(wire.send(at(server), "partner")).isNotEqualTo(status(200));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aProfileThatIsNotHereFailsTheAttempt() throws Exception {
    try (RawServer server = server(theirs, null);
        Wire wire = wire()) {
      assertThat(wire.send(at(server), "partner"))
          .isEqualTo(noAnswer("there is no TLS profile 'partner' here"));
    }
  }

  @Test
  void throughAProxyTlsIsDoneWithTheEndpoint() throws Exception {
    try (RawServer server = server(theirs, null);
        RawServer proxy = new RawServer(connection -> tunnel(connection, server.port()));
        Wire wire =
            new Wire(
                HttpClient5Settings.of(
                    PATIENT, PATIENT, ForwardProxy.parse("http://127.0.0.1:" + proxy.port())),
                List.of("127.0.0.1"),
                List.of(trusting(theirs)),
                NAMES)) {
      assertThat(wire.send(at(server), "partner")).isEqualTo(status(200));

      assertThat(proxy.requests()).hasSize(1);
      assertThat(server.requests().get(0)).contains("\r\nHost: hooks.example.com:" + server.port());
    }
  }

  private static RawServer server(Identity identity, @Nullable Identity client) throws Exception {
    SSLServerSocket listening =
        (SSLServerSocket)
            identity
                .context(client)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    listening.setNeedClientAuth(client != null);
    return new RawServer(listening, connection -> RawServer.write(connection, OK));
  }

  private static TlsProfile trusting(Identity identity) {
    return TlsProfile.read("partner", identity.certificate().toString(), "", "");
  }

  private static Wire wire(TlsProfile... profiles) {
    return new Wire(settings(PATIENT, 16), List.of("127.0.0.1"), List.of(profiles), NAMES);
  }

  private static URI at(RawServer server) {
    return URI.create("https://hooks.example.com:" + server.port() + "/in");
  }

  /** Carries bytes both ways until one side ends. */
  private static void tunnel(Socket client, int port) throws IOException {
    RawServer.write(client, "HTTP/1.1 200 OK\r\n\r\n");
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      Thread back = new Thread(() -> carry(server, client), "tunnel");
      back.setDaemon(true);
      back.start();
      carry(client, server);
    }
  }

  private static void carry(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // by one of the two
    }
  }
}
