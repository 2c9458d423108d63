package io.webhookkit.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.testkit.Databases;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint whose TLS can't be trusted gets nothing, in clear or otherwise, until it can. */
@FaultsOn("H2")
class TlsFaultTest extends FaultContract {

  private static final String[] TODAY = {"TLSv1.3", "TLSv1.2"};

  @TempDir static Path folder;

  private static Certificates certificates;

  @BeforeAll
  static void makeCertificates() throws Exception {
    certificates = new Certificates(folder);
    certificates.trustTheAuthority();
  }

  @AfterAll
  static void trustAsBefore() {
    Certificates.trustAsBefore();
  }

  @Test
  void tlsCertificateExpired(Tally tally) throws Exception {
    isNotTrusted("expired", TODAY, tally);
  }

  @Test
  void tlsCertificateOfAnotherHost(Tally tally) throws Exception {
    isNotTrusted("other", TODAY, tally);
  }

  @Test
  void tlsCertificateSelfSigned(Tally tally) throws Exception {
    isNotTrusted("own", TODAY, tally);
  }

  @Test
  void tlsProtocolTooOld(Tally tally) throws Exception {
    isNotTrusted("good", new String[] {"TLSv1.1"}, tally);
  }

  private static void isNotTrusted(String name, String[] protocols, Tally tally) throws Exception {
    try (Sink sink = new Sink();
        TlsDoor door = new TlsDoor(sink, certificates.server(name), protocols);
        HikariDataSource database = h2()) {
      Shipments.create(database);
      Endpoint endpoint =
          Endpoint.named("sink").url(door.url()).secret(Sink.SECRET).events("*").build();
      try (Node node = Node.open(database, each -> each.endpoint(endpoint))) {
        node.change(1);
        Eventually.until(() -> "it is refused", () -> failures(database) >= 2);
        assertThat(sink.arrivals()).isEmpty();
        door.use(certificates.server("good"), TODAY);
        tally.note(settled(database, node, sink, Scene.PATH));
      }
    }
  }

  /** Each failed attempt has its reason. */
  private static long failures(HikariDataSource database) {
    return Databases.count(
        database,
        "select count(*) from webhook_attempt where status is null and length(error) > 0");
  }
}
