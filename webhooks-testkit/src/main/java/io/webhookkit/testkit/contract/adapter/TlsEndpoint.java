package io.webhookkit.testkit.contract.adapter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.webhookkit.testkit.endpoint.KeyStoreFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An endpoint on loopback with a certificate that nobody trusts but who has its file. */
final class TlsEndpoint implements AutoCloseable {

  private static final String ALIAS = "it";

  private final Path directory = Files.createTempDirectory("tls-endpoint");
  private final KeyStoreFile store = new KeyStoreFile(directory.resolve("it.p12"));
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final HttpsServer server;

  TlsEndpoint() throws IOException, GeneralSecurityException, InterruptedException {
    store.keytool(
        "-genkeypair",
        "-alias",
        ALIAS,
        "-keyalg",
        "EC",
        "-dname",
        "CN=test",
        "-ext",
        "san=ip:127.0.0.1");
    store.keytool("-exportcert", "-alias", ALIAS, "-rfc", "-file", certificate().toString());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(store.server(ALIAS)));
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      received.add(exchange.getRequestHeaders().getFirst("webhook-id"));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  /** Returns the file with its certificate, as PEM. */
  Path certificate() {
    return directory.resolve("it.pem");
  }

  String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
  }

  /** Returns the id of each request. */
  List<String> received() {
    return received;
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    Files.deleteIfExists(store.path());
    Files.deleteIfExists(certificate());
    Files.delete(directory);
  }
}
