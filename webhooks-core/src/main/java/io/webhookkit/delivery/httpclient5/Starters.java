package io.webhookkit.delivery.httpclient5;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Starts exchanges, one after the other for each host. A start may have to resolve the host's name,
 * which can hang in the operating system and be stopped by nobody: it then holds the one thread of
 * its host, and no other host's. Thread-safe.
 */
final class Starters {

  private final ExecutorService threads;

  /** What is waiting for each host that has a thread. */
  private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

  Starters() {
    this(Clients.named("webhooks-connect"));
  }

  Starters(ThreadFactory factory) {
    this.threads = Executors.newCachedThreadPool(factory);
  }

  /**
   * Runs a start as soon as those before it are through.
   *
   * @param start does not throw
   * @throws RejectedExecutionException if these starters are closed
   */
  void submit(String host, Runnable start) {
    synchronized (this) {
      boolean hasThread = waiting.containsKey(host);
      waiting.computeIfAbsent(host, name -> new ArrayDeque<>()).add(start);
      if (hasThread) {
        return;
      }
    }
    try {
      threads.execute(() -> runAll(host));
    } catch (Throwable e) { // an OutOfMemoryError as well
      forget(host); // which must not pass for having a thread
      throw e;
    }
  }

  private synchronized void forget(String host) {
    waiting.remove(host);
  }

  private void runAll(String host) {
    for (Runnable next = next(host); next != null; next = next(host)) {
      next.run();
      // Who cancelled this start may have interrupted it, which the next one must not notice.
      Thread.interrupted();
    }
  }

  private synchronized @Nullable Runnable next(String host) {
    Queue<Runnable> starts = waiting.get(host);
    Runnable next = starts == null ? null : starts.poll();
    if (next == null) {
      waiting.remove(host);
    }
    return next;
  }

  void close() {
    threads.shutdownNow();
  }
}
