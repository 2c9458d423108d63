package io.webhookkit.testkit.loop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.webhookkit.Webhooks;
import io.webhookkit.inbound.InboundAnswer;
import io.webhookkit.inbound.UnreadRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Receives webhooks on loopback for an application that has no web framework. Thread-safe. */
public final class LoopbackReceiver implements AutoCloseable {

  private final Webhooks webhooks;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private LoopbackReceiver(Webhooks webhooks, HttpServer server) {
    this.webhooks = webhooks;
    this.server = server;
  }

  /** Starts one on a free port, for what comes to {@code /<source>}. */
  public static LoopbackReceiver start(Webhooks webhooks) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      LoopbackReceiver receiver =
          new LoopbackReceiver(webhooks, HttpServer.create(new InetSocketAddress(loopback, 0), 0));
      receiver.server.createContext("/", receiver::handle);
      receiver.server.setExecutor(receiver.threads);
      receiver.server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns where a source sends to. */
  public String url(String source) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + source;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      InboundAnswer answer =
          webhooks
              .inbound()
              .receive(
                  exchange.getRequestURI().getPath().substring(1),
                  new UnreadRequest(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI().getRawQuery(),
                      exchange.getRequestHeaders(),
                      exchange.getRequestBody()));
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Stops listening. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
