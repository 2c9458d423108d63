package io.webhookkit;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Knows on whose behalf a thread changes something, so that the event of the change is not sent
 * back there. Thread-safe; what a thread does is known on that thread alone.
 */
public final class OriginScope {

  private final @Nullable String system;

  @SuppressWarnings("ThreadLocalUsage") // two sets of webhooks in one application share nothing
  private final ThreadLocal<Origin> current = new ThreadLocal<>();

  /**
   * Creates one in which nothing is done on anybody's behalf.
   *
   * @param system what this system is called among those that exchange webhooks; null if it has no
   *     name, and then nobody knows that a change has come through it
   */
  public OriginScope(@Nullable String system) {
    this.system = system;
  }

  /** Does work on somebody's behalf. */
  public <R> R within(Origin origin, Callable<R> work) throws Exception {
    Origin outer = current.get();
    current.set(origin);
    try {
      return work.call();
    } finally {
      if (outer == null) {
        current.remove();
      } else {
        current.set(outer);
      }
    }
  }

  /** Does work on nobody's behalf but our own, whatever the thread does otherwise. */
  public void onOwnBehalf(Runnable work) {
    Origin outer = current.get();
    current.remove();
    try {
      work.run();
    } finally {
      if (outer != null) {
        current.set(outer);
      }
    }
  }

  /** Returns the source on whose behalf this thread works; null if it works on its own. */
  public @Nullable String source() {
    Origin origin = current.get();
    return origin == null ? null : origin.source();
  }

  /** Returns the systems that a change of this thread has come through, this one last. */
  public List<String> hops() {
    Origin origin = current.get();
    if (system == null) {
      return origin == null ? List.of() : origin.hops();
    }
    return origin == null ? List.of(system) : origin.hopsWith(system);
  }

  /** Tells whether a change has come through this system before. */
  public boolean isOurs(List<String> hops) {
    return system != null && hops.contains(system);
  }
}
