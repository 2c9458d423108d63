package io.webhookkit.benchmarks.contender;

import java.util.List;

/**
 * One way to tell an HTTP receiver of a commit. Used by many threads at once, and never closed: its
 * process ends.
 */
public interface Contender {

  /** Starts delivering; what was committed before then waits. Called once at most. */
  void start() throws Exception;

  /**
   * Commits one transaction, which inserts a row for each lead and announces it.
   *
   * @return when the commit had returned, in {@link System#nanoTime()}; 0 if it was not committed
   */
  long commit(List<Lead> leads) throws Exception;
}
