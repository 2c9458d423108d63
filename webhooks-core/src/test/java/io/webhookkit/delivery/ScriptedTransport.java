package io.webhookkit.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** Answers 200 at once, unless an endpoint was told to answer otherwise, or to hang. */
final class ScriptedTransport implements DeliveryTransport {

  private final List<DeliveryRequest> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<DeliveryResult>> scripts = new ConcurrentHashMap<>();
  private final Map<String, Queue<CompletableFuture<DeliveryResult>>> hanging =
      new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** The endpoint's next answers, one for each attempt. */
  void answer(String endpoint, DeliveryResult... results) {
    scripts.put(endpoint, new ArrayDeque<>(List.of(results)));
  }

  void answer(String endpoint, int... statuses) {
    answer(
        endpoint,
        Arrays.stream(statuses)
            .mapToObj(status -> new DeliveryResult.Answered(status, null))
            .toArray(DeliveryResult[]::new));
  }

  /** Lets the endpoint accept requests and answer none of them. */
  void hang(String endpoint) {
    hanging.put(endpoint, new LinkedBlockingQueue<>());
  }

  /** Answers the oldest request that hangs. */
  void release(String endpoint, int status) {
    hanging.get(endpoint).remove().complete(new DeliveryResult.Answered(status, null));
  }

  /** Answers all that hangs, and all that comes, with success. */
  void resume(String endpoint) {
    hanging.remove(endpoint).forEach(open -> open.complete(new DeliveryResult.Answered(200, null)));
  }

  /** How many requests hang. */
  int underWay(String endpoint) {
    return hanging.get(endpoint).size();
  }

  /** What was sent to an endpoint, in order. */
  List<DeliveryRequest> requests(String endpoint) {
    return requests.stream().filter(request -> endpoint.equals(name(request))).toList();
  }

  List<String> bodies(String endpoint) {
    return requests(endpoint).stream().map(request -> new String(request.body(), UTF_8)).toList();
  }

  /** The endpoints that something was sent to, in order. */
  Stream<String> endpoints() {
    return requests.stream().map(ScriptedTransport::name);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
    requests.add(request);
    String endpoint = name(request);
    CompletableFuture<DeliveryResult> open = new CompletableFuture<>();
    if (hanging.computeIfPresent(endpoint, (name, queue) -> with(queue, open)) != null) {
      return open;
    }
    Queue<DeliveryResult> script = scripts.getOrDefault(endpoint, new ArrayDeque<>());
    DeliveryResult next = script.poll();
    return CompletableFuture.completedFuture(
        next == null ? new DeliveryResult.Answered(200, null) : next);
  }

  private static Queue<CompletableFuture<DeliveryResult>> with(
      Queue<CompletableFuture<DeliveryResult>> queue, CompletableFuture<DeliveryResult> open) {
    queue.add(open);
    return queue;
  }

  @Override
  public void close() {
    closed = true;
  }

  private static String name(DeliveryRequest request) {
    String host = request.url().getHost();
    return host.substring(0, host.indexOf('.'));
  }
}
