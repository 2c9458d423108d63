package io.webhookkit.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.webhookkit.Webhooks;
import io.webhookkit.endpoint.Endpoint;
import io.webhookkit.signature.InvalidSignatureException;
import io.webhookkit.signature.Secret;
import io.webhookkit.signature.WebhookVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A real endpoint on loopback that records what it receives and verifies every signature.
 * Thread-safe.
 *
 * <pre>{@code
 * try (WebhookRecorder recorder = WebhookRecorder.start()) {
 *   Webhooks webhooks =
 *       Webhooks.builder().endpoint(recorder.endpoint("lead.*")).trustedHosts(List.of("127.0.0.1"))…;
 *   recorder.draining(webhooks);
 *   …
 *   assertThat(recorder).received("lead.created").once();
 * }
 * }</pre>
 */
public final class WebhookRecorder implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Secret secret = Secret.generate();
  private final WebhookVerifier verifier = new WebhookVerifier(secret);
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Integer> nextAnswers = new ConcurrentLinkedQueue<>();
  private final List<ReceivedWebhook> requests = new ArrayList<>();
  private final AssertedWebhooks asserted = new AssertedWebhooks();
  private volatile @Nullable Webhooks drained;
  private volatile CompletableFuture<Boolean> gate = CompletableFuture.completedFuture(true);

  private WebhookRecorder(HttpServer server) {
    this.server = server;
  }

  /** Starts a recorder on a free port. */
  public static WebhookRecorder start() {
    return start(0);
  }

  /** Starts a recorder on a port of 127.0.0.1; 0 takes a free one. */
  public static WebhookRecorder start(int port) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      WebhookRecorder recorder =
          new WebhookRecorder(HttpServer.create(new InetSocketAddress(loopback, port), 0));
      recorder.server.createContext("/", recorder::handle);
      recorder.server.setExecutor(recorder.threads);
      recorder.server.start();
      return recorder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the address to send to. Its host, 127.0.0.1, has to be a trusted one. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Returns the secret to sign with, in its written form. */
  public String secret() {
    return secret.reveal();
  }

  /** Returns this recorder as an endpoint named "recorder" that wants these events. */
  public Endpoint endpoint(String... events) {
    return Endpoint.named("recorder").url(url()).secret(secret()).events(events).build();
  }

  /** Has every assertion wait until these webhooks have sent what was committed. */
  public WebhookRecorder draining(Webhooks webhooks) {
    drained = webhooks;
    return this;
  }

  /** Answers the next requests with these statuses, one each; after them comes 200 again. */
  public WebhookRecorder answering(Integer... statuses) {
    nextAnswers.addAll(List.of(statuses));
    return this;
  }

  /**
   * Records requests, with status 0, and answers none until {@link #answer} or {@link #abandon}.
   */
  public void hang() {
    gate = new CompletableFuture<>();
  }

  /** Answers what hangs, and goes on answering. */
  public void answer() {
    gate.complete(true);
  }

  /** Closes what hangs without an answer, and goes on answering what comes. */
  public void abandon() {
    CompletableFuture<Boolean> hanging = gate;
    gate = CompletableFuture.completedFuture(true);
    hanging.complete(false);
  }

  /** Returns every request so far, in the order of arrival. */
  public List<ReceivedWebhook> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** Returns the requests that were taken: good signature, answered with 2xx. */
  public List<ReceivedWebhook> received() {
    return requests().stream().filter(ReceivedWebhook::isAccepted).toList();
  }

  /**
   * Waits until a condition on the requests so far holds.
   *
   * @throws AssertionError if it does not within 30 s
   */
  public void await(Predicate<List<ReceivedWebhook>> condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    synchronized (requests) {
      while (!condition.test(List.copyOf(requests))) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError("Waited 30 s in vain; received: " + requests);
        }
        requests.wait(left);
      }
    }
  }

  /** Forgets what was received so far. */
  public void clear() {
    synchronized (requests) {
      requests.clear();
    }
    asserted.clear();
  }

  /** Waits until the webhooks given to {@link #draining} have sent what was committed. */
  void drain() {
    Webhooks webhooks = drained;
    try {
      if (webhooks != null && !webhooks.drain(PATIENCE)) {
        throw new AssertionError("The webhooks were not drained within 30 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while the webhooks were drained", e);
    }
  }

  AssertedWebhooks asserted() {
    return asserted;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Map<String, String> headers = new HashMap<>();
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
      boolean signed = isSigned(headers, body);
      Integer scripted = nextAnswers.poll();
      int status = !signed ? 401 : scripted != null ? scripted : 200;
      CompletableFuture<Boolean> answers = gate;
      String text = new String(body, UTF_8);
      if (!answers.isDone()) {
        ReceivedWebhook unanswered = ReceivedWebhook.of(headers, text, signed, 0);
        record(unanswered, null);
        if (answers.join()) {
          record(ReceivedWebhook.of(headers, text, signed, status), unanswered);
          exchange.sendResponseHeaders(status, -1);
        }
        return;
      }
      record(ReceivedWebhook.of(headers, text, signed, status), null);
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private void record(ReceivedWebhook webhook, @Nullable ReceivedWebhook instead) {
    synchronized (requests) {
      requests.remove(instead);
      requests.add(webhook);
      requests.notifyAll();
    }
  }

  private boolean isSigned(Map<String, String> headers, byte[] body) {
    try {
      verifier.verify(headers, body);
      return true;
    } catch (InvalidSignatureException e) {
      return false;
    }
  }

  /** Stops listening; what hangs gets no answer. */
  @Override
  public void close() {
    abandon();
    server.stop(0);
    threads.shutdownNow();
  }
}
