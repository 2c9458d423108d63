package io.webhookkit.testkit.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;

/** Threads that commit at the same time, each in sessions of its own. */
final class Committers {

  static final String NAME = "committer-";
  private static final int THREADS = 8;
  private static final int COMMITS = 200;

  private Committers() {}

  static void commit(Application application) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<FutureTask<?>> tasks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      FutureTask<?> task =
          new FutureTask<>(
              () -> {
                start.await();
                for (int commit = 0; commit < COMMITS; commit++) {
                  application.commit(1, Announced::new);
                }
                return null;
              });
      tasks.add(task);
      new Thread(task, NAME + i).start();
    }
    for (FutureTask<?> task : tasks) {
      task.get();
    }
  }

  /** Tells whether a committing thread waits for a monitor. */
  static boolean isAnyBlocked() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(NAME))
        .anyMatch(thread -> thread.getState() == Thread.State.BLOCKED);
  }
}
