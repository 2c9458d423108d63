package io.webhookkit.testkit.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Several threads that do the same at the same time, again and again. */
final class Race {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Race() {}

  /** Has each thread repeat the step until all of them together have reached the end. */
  static void of(int threads, Callable<?> step, BooleanSupplier atTheEnd) throws Exception {
    of(Collections.nCopies(threads, step), atTheEnd);
  }

  /** Has one thread for each step repeat it until all of them together have reached the end. */
  static void of(List<? extends Callable<?>> steps, BooleanSupplier atTheEnd) throws Exception {
    CyclicBarrier start = new CyclicBarrier(steps.size());
    ExecutorService threads = Executors.newFixedThreadPool(steps.size());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      List<Future<?>> runs = new ArrayList<>();
      for (Callable<?> step : steps) {
        runs.add(
            threads.submit(
                () -> {
                  start.await();
                  while (!atTheEnd.getAsBoolean() && System.nanoTime() < deadline) {
                    step.call();
                  }
                  return null;
                }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
