package io.webhookkit.testkit.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Threads of an application that change something again and again, whatever fails meanwhile. */
final class Writers implements AutoCloseable {

  private static final Duration BETWEEN = Duration.ofMillis(5);
  private static final int KEPT = 100;

  private final AtomicInteger done = new AtomicInteger();
  private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  /** Starts two threads that do this. */
  static Writers doing(Runnable change) {
    return new Writers(List.of(change, change));
  }

  /** Starts a thread for each of these. */
  Writers(List<Runnable> changes) {
    for (Runnable change : changes) {
      Thread thread = new Thread(() -> repeat(change), "writer");
      threads.add(thread);
      thread.start();
    }
  }

  private void repeat(Runnable change) {
    while (!stopped) {
      try {
        change.run();
        done.incrementAndGet();
      } catch (RuntimeException e) {
        if (failures.size() < KEPT) {
          failures.add(e);
        }
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }

  /** Waits until so many more changes are done. */
  void awaitMore(int changes) {
    int enough = done.get() + changes;
    Eventually.until(
        () -> changes + " more changes; failures: " + failures, () -> done.get() >= enough);
  }

  /** Waits until a change has failed since, and returns how. */
  RuntimeException awaitFailure() {
    int before = failures.size();
    Eventually.until(() -> "a change fails", () -> failures.size() > before);
    return failures.get(before);
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
