package io.webhookkit.testkit.loop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Passes requests on between applications on loopback, as badly as it is told. Thread-safe.
 *
 * <p>An application sends to {@link #to} instead of the other's own address.
 */
public final class FaultyNetwork implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CONNECTION_HEADERS =
      "host|connection|content-length|expect|upgrade|transfer-encoding|http2-settings|te|trailer";

  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, URI> targets = new ConcurrentHashMap<>();
  private final Queue<HttpRequest> overtaken = new ConcurrentLinkedQueue<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final Chance chance;
  private volatile Faults faults;

  private FaultyNetwork(HttpServer server, Faults faults) {
    this.server = server;
    this.faults = faults;
    this.chance = new Chance(faults.seed());
  }

  /** Starts a network with these faults. */
  public static FaultyNetwork with(Faults faults) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      FaultyNetwork network =
          new FaultyNetwork(HttpServer.create(new InetSocketAddress(loopback, 0), 0), faults);
      network.server.createContext("/", network::handle);
      network.server.setExecutor(network.threads);
      network.server.start();
      return network;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns an address whose requests are passed on, once {@link #connect} has said where to.
   *
   * @param name of the way, such as {@code crm}
   */
  public String to(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
  }

  /** Says where a way ends. */
  public FaultyNetwork connect(String name, String url) {
    targets.put(name, URI.create(url));
    return this;
  }

  /** Has the network work from now on without a fault, and passes on what was overtaken. */
  public void heal() {
    become(Faults.NONE);
    release();
  }

  /** Has the network work from now on with these faults; their seed is not looked at. */
  public void become(Faults other) {
    faults = other;
  }

  /** Returns how many requests were made so far. */
  public int requests() {
    return requests.get();
  }

  /** Returns how many requests are on their way. */
  public int underWay() {
    return underWay.get() + overtaken.size();
  }

  private void handle(HttpExchange exchange) throws IOException {
    underWay.incrementAndGet();
    try (exchange) {
      requests.incrementAndGet();
      HttpRequest request = copy(exchange);
      exchange.sendResponseHeaders(pass(request), -1);
    } finally {
      underWay.decrementAndGet();
    }
  }

  private HttpRequest copy(HttpExchange exchange) throws IOException {
    URI target = targets.get(exchange.getRequestURI().getPath().substring(1));
    if (target == null) {
      throw new IOException("nothing is connected as " + exchange.getRequestURI());
    }
    HttpRequest.Builder copy =
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!name.toLowerCase(Locale.ROOT).matches(CONNECTION_HEADERS)) {
                values.forEach(value -> copy.header(name, value));
              }
            });
    return copy.build();
  }

  private int pass(HttpRequest request) throws IOException {
    Faults now = faults;
    LockSupport.parkNanos(chance.upTo(now.delay()).toNanos());
    if (chance.happens(now.lost())) {
      return 200;
    }
    if (chance.happens(now.refused())) {
      return 503;
    }
    if (chance.happens(now.reordered())) {
      overtaken.add(request);
      return 200;
    }
    int status = send(request);
    if (chance.happens(now.repeated())) {
      send(request);
    }
    release();
    return chance.happens(now.unanswered()) ? 503 : status;
  }

  /** What was overtaken was answered already, so it is passed on until it is taken. */
  void release() {
    for (HttpRequest late = overtaken.poll(); late != null; late = overtaken.poll()) {
      HttpRequest passed = late;
      underWay.incrementAndGet();
      threads.execute(
          () -> {
            try {
              int attempts = 0;
              while (send(passed) / 100 != 2 && attempts++ < 100) {
                TimeUnit.MILLISECONDS.sleep(20);
              }
            } catch (IOException | InterruptedException e) {
              Thread.currentThread().interrupt();
            } finally {
              underWay.decrementAndGet();
            }
          });
    }
  }

  private int send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Stops passing on. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
