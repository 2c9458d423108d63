package io.webhookkit.testkit.fault;

import static java.util.stream.Collectors.toSet;

import java.util.Set;
import java.util.stream.Stream;

/** What the kit has of threads and memory in this process, to compare with what it has later. */
final class Footprint {

  /** More than a driver that is loaded meanwhile. */
  private static final long MEMORY = 12 * 1024 * 1024;

  private final Set<Thread> threads;
  private final long memory;

  private Footprint(Set<Thread> threads, long memory) {
    this.threads = threads;
    this.memory = memory;
  }

  /** Measures, once whatever is loaded a single time was loaded. */
  static Footprint now() {
    Rehearsal.isDone();
    return new Footprint(threads(), memory());
  }

  /** Waits until everything is as it was. */
  void assertNotExceeded() {
    Eventually.until(() -> "threads end: " + newThreads(), () -> newThreads().isEmpty());
    Eventually.until(
        () -> "memory is free: " + memory() + ", was " + memory, () -> memory() - memory <= MEMORY);
  }

  private Set<Thread> newThreads() {
    Set<Thread> now = threads();
    now.removeAll(threads);
    return now;
  }

  /** Returns the threads of the kit, of its HTTP client and of connection pools. */
  static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                Stream.of("webhooks-", "idle-connection-evictor", "Hikari")
                    .anyMatch(thread.getName()::startsWith))
        .collect(toSet());
  }

  /** Done when it is first asked for. */
  private static final class Rehearsal {
    static {
      NodeProcess.rehearse();
    }

    static void isDone() {}
  }

  private static long memory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
