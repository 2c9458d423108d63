package io.webhookkit.testkit.contract.adapter;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.webhookkit.delivery.DeliveryRequest;
import io.webhookkit.delivery.DeliveryResult;
import io.webhookkit.delivery.DeliveryResult.Answered;
import io.webhookkit.delivery.DeliveryTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A transport of the application, for an endpoint that takes everything after a while. */
final class SlowTransport implements DeliveryTransport {

  private final List<DeliveryRequest> requests = new CopyOnWriteArrayList<>();
  private final List<String> closings = new CopyOnWriteArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final AtomicInteger most = new AtomicInteger();
  private final Executor later;
  private volatile BooleanSupplier databaseIsOpen = () -> false;

  SlowTransport(Duration delay) {
    later = CompletableFuture.delayedExecutor(delay.toMillis(), MILLISECONDS);
  }

  void over(AdapterApp app) {
    databaseIsOpen = app::isDatabaseOpen;
  }

  List<DeliveryRequest> requests() {
    return requests;
  }

  /** Waits until a request is under way. */
  void awaitRequest() throws InterruptedException {
    if (!begun.await(AdapterCases.PATIENCE.toSeconds(), SECONDS)) {
      throw new AssertionError("no request within " + AdapterCases.PATIENCE);
    }
  }

  /** Returns how many requests were under way at a time at most. */
  int most() {
    return most.get();
  }

  /** Returns how it was found when it was closed, each time. */
  List<String> closings() {
    return closings;
  }

  @Override
  public CompletionStage<DeliveryResult> send(DeliveryRequest request) {
    requests.add(request);
    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    begun.countDown();
    return CompletableFuture.supplyAsync(
        () -> {
          underWay.decrementAndGet();
          return new Answered(200, null);
        },
        later);
  }

  @Override
  public void close() {
    closings.add(
        (underWay.get() == 0 ? "all is answered" : "requests are under way")
            + (databaseIsOpen.getAsBoolean()
                ? ", the database is open"
                : ", the database is gone"));
  }
}
