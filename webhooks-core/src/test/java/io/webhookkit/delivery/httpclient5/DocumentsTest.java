package io.webhookkit.delivery.httpclient5;

import static io.webhookkit.delivery.httpclient5.Wire.BRIEF;
import static io.webhookkit.delivery.httpclient5.Wire.PATIENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.Await;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;

/** A document is fetched within bounds, and from nowhere that a delivery could not go. */
class DocumentsTest {

  @Test
  void aDocumentIsFetched() throws Exception {
    try (RawServer server = answering("200 OK", "{\"keys\":[]}");
        HttpClient5Documents documents = documents(PATIENT, "127.0.0.1")) {
      assertThat(documents.fetch(server.url())).contains("{\"keys\":[]}".getBytes(UTF_8));
      assertThat(server.requests()).hasSize(1).first().asString().startsWith("GET /hooks ");
    }
  }

  @Test
  void aDocumentThatIsNotThereIsNone() throws Exception {
    try (RawServer server = answering("404 Not Found", "");
        HttpClient5Documents documents = documents(PATIENT, "127.0.0.1")) {
      assertThat(documents.fetch(server.url())).isEmpty();
    }
  }

  @Test
  void anotherAnswerIsNoDocument() throws Exception {
    try (RawServer server = answering("502 Bad Gateway", "");
        HttpClient5Documents documents = documents(PATIENT, "127.0.0.1")) {
      refuses(documents, server.url(), "it was answered with 502");
    }
  }

  @Test
  void aDocumentThatDripsIsCutOff() throws Exception {
    try (RawServer server =
            new RawServer(
                connection -> {
                  RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n");
                  while (true) {
                    RawServer.write(connection, "a");
                    LockSupport.parkNanos(1_000_000);
                  }
                });
        HttpClient5Documents documents = documents(BRIEF, "127.0.0.1")) {
      refuses(documents, server.url(), "no answer within 300 ms");
      Await.until("the connection is cut", () -> server.ended() == 1);
    }
  }

  @Test
  void afterTheEndNothingIsFetched() throws Exception {
    try (RawServer server = answering("200 OK", "{}")) {
      HttpClient5Documents documents = documents(PATIENT, "127.0.0.1");
      documents.close();

      refuses(documents, server.url(), "closed");
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (RawServer elsewhere = answering("200 OK", "secret");
        RawServer server =
            RawServer.answering(
                "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
                    .formatted(elsewhere.url()));
        HttpClient5Documents documents = documents(PATIENT, "127.0.0.1")) {
      refuses(documents, server.url(), "it was answered with 302");
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void aLongDocumentIsRefused() throws Exception {
    try (RawServer server = answering("200 OK", "a".repeat(65 * 1024));
        HttpClient5Documents documents = documents(PATIENT, "127.0.0.1")) {
      refuses(documents, server.url(), "the answer is too long");
    }
  }

  @Test
  void aLateAnswerIsNotWaitedFor() throws Exception {
    try (RawServer server = RawServer.silent();
        HttpClient5Documents documents = documents(BRIEF, "127.0.0.1")) {
      refuses(documents, server.url(), "no answer within 300 ms");
    }
  }

  @Test
  void aResolverThatHangsIsNotWaitedFor() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    try (HttpClient5Documents documents =
        new HttpClient5Documents(
            new AddressGuard(List.of("keys.test")),
            Wire.settings(BRIEF, 10),
            Resolver.hanging("keys.test", told))) {
      refuses(documents, URI.create("http://keys.test/keys"), "no answer within 300 ms");
    } finally {
      told.countDown();
    }
  }

  @Test
  void aPrivateAddressIsRefused() throws Exception {
    try (RawServer server = answering("200 OK", "secret");
        HttpClient5Documents documents = documents(PATIENT, "10.0.0.0/8")) {
      refuses(documents, server.url(), "the address is refused");
      assertThat(server.requests()).isEmpty();
    }
  }

  private static RawServer answering(String status, String body) throws IOException {
    return RawServer.answering(
        "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s".formatted(status, body.length(), body));
  }

  private static HttpClient5Documents documents(Duration deadline, String trusted) {
    return new HttpClient5Documents(
        new AddressGuard(List.of(trusted)),
        Wire.settings(deadline, 10),
        SystemDefaultDnsResolver.INSTANCE);
  }

  private static void refuses(HttpClient5Documents documents, URI address, String reason) {
    assertThatIOException().isThrownBy(() -> documents.fetch(address)).withMessage(reason);
  }
}
