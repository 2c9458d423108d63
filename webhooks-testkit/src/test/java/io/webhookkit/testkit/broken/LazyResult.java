package io.webhookkit.testkit.broken;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A result that is told, with all that follows from it, on the thread of who waits for it. */
final class LazyResult<T> extends CompletableFuture<T> {

  private final Runnable telling;

  private LazyResult(Runnable telling) {
    this.telling = telling;
  }

  static <T> CompletableFuture<T> of(CompletableFuture<T> known) {
    CompletableFuture<T> asked = new CompletableFuture<>();
    LazyResult<T> lazy = new LazyResult<>(() -> asked.complete(known.join()));
    var unused = asked.thenAccept(lazy::complete);
    return lazy;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new LazyResult<>(telling);
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    telling.run();
    return super.get(timeout, unit);
  }
}
