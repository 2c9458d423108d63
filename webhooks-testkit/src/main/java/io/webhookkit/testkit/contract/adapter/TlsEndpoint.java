package io.webhookkit.testkit.contract.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An endpoint on loopback with a certificate that nobody trusts but who has its file. */
final class TlsEndpoint implements AutoCloseable {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path directory = Files.createTempDirectory("tls-endpoint");
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final HttpsServer server;

  TlsEndpoint() throws IOException, GeneralSecurityException, InterruptedException {
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=ip:127.0.0.1");
    keytool("-exportcert", "-rfc", "-file", certificate().toString());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context()));
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

  private SSLContext context() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store())) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private void keytool(String... what) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(what));
    command.addAll(List.of("-alias", "it", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store().toString(), "-storepass", new String(PASSWORD)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  private Path store() {
    return directory.resolve("it.p12");
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
    Files.deleteIfExists(store());
    Files.deleteIfExists(certificate());
    Files.delete(directory);
  }
}
