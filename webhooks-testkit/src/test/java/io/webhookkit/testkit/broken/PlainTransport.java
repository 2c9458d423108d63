package io.webhookkit.testkit.broken;

import io.webhookkit.delivery.AddressGuard;
import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryResult.NoAnswer;
import io.webhookkit.delivery.DeliveryTransport;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A good transport on nothing but sockets, a thread and a connection for each exchange; until a
 * subclass, or one of {@link PlainExchange}, does something else.
 */
class PlainTransport implements DeliveryTransport {

  private final ExecutorService threads = Executors.newCachedThreadPool(PlainTransport::daemon);
  private final Set<PlainExchange> open = ConcurrentHashMap.newKeySet();
  private final Bounds bounds;
  private volatile boolean closed;

  /** What a transport is opened with. */
  record Bounds(AddressGuard guard, Duration connectTimeout, Duration deadline) {}

  PlainTransport(Bounds bounds) {
    this.bounds = bounds;
  }

  PlainExchange exchange(DeliveryRequest request) {
    return new PlainExchange(request, bounds);
  }

  @Override
  public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
    if (closed) {
      return CompletableFuture.completedFuture(new NoAnswer("the transport is closed"));
    }
    PlainExchange exchange = exchange(request);
    open.add(exchange);
    bound(exchange, bounds.deadline());
    exchange.prepare();
    threads.execute(exchange);
    return exchange.result().whenComplete((result, failure) -> open.remove(exchange));
  }

  /** Ends an exchange at its deadline. */
  void bound(PlainExchange exchange, Duration deadline) {
    CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .execute(exchange::cut);
  }

  @Override
  public void close() {
    closed = true;
    open.forEach(PlainExchange::cut);
    threads.shutdown();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "plain-transport");
    thread.setDaemon(true);
    return thread;
  }
}
