package io.webhookkit.benchmarks;

import io.webhookkit.benchmarks.contender.ContenderKind;
import io.webhookkit.benchmarks.contender.ContenderKind.Role;
import io.webhookkit.benchmarks.process.DatabaseKind;
import io.webhookkit.benchmarks.process.Range;
import io.webhookkit.benchmarks.process.WorkerProcess;
import io.webhookkit.benchmarks.sink.Stats;
import io.webhookkit.benchmarks.work.Heap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A backlog that was committed by a process which died, and is drained by the next one. */
final class Backlog {

  private static final int SMALLEST = 10_000;
  private static final double MEGABYTE = 1 << 20;

  private final Lab lab;

  Backlog(Lab lab) {
    this.lab = lab;
  }

  /** Drains all sizes; a peer only the smallest, and none in a quick run, nor a large one on H2. */
  void run() throws Exception {
    boolean quick = lab.options().quick();
    List<Integer> sizes =
        quick ? List.of(SMALLEST, 100_000) : List.of(SMALLEST, 100_000, 1_000_000);
    for (int rows : sizes) {
      for (DatabaseKind database : lab.options().databases()) {
        for (ContenderKind contender : lab.options().contenders()) {
          boolean peer = contender.role() == Role.DURABLE_PEER && rows == SMALLEST && !quick;
          boolean slow = quick && database == DatabaseKind.H2 && rows > SMALLEST;
          if (peer || (contender == ContenderKind.KIT && !slow)) {
            drain(database, contender, rows);
          }
        }
      }
    }
  }

  private void drain(DatabaseKind database, ContenderKind contender, int rows) throws Exception {
    String url = lab.databases().createLasting(database, Path.of("benchmarks/target/h2"));
    int port = lab.sink().port();
    Range range = lab.sink().expect(rows);
    try (WorkerProcess filler = WorkerProcess.open(contender, url, port, "node")) {
      filler.fill(range);
      filler.kill();
    }
    try (WorkerProcess drainer = WorkerProcess.open(contender, url, port, "node")) {
      long start = System.nanoTime();
      drainer.start();
      lab.sink().await(rows * 2 / 5, Duration.ofMinutes(10));
      Heap half = drainer.heap();
      Stats stats = lab.sink().await(rows, Duration.ofMinutes(10));
      Heap all = drainer.heap();
      DrainTimes times = DrainTimes.of(lab.sink().arrivals());
      lab.note(Metrics.drainTime(rows), database, contender, (stats.lastNanos() - start) / 1e9);
      lab.note(Metrics.drained(rows), database, contender, times.secondHalfRate());
      lab.note(Metrics.liveHeap(rows), database, contender, half.liveBytes() / MEGABYTE);
      lab.note(Metrics.peakHeap(rows), database, contender, all.peakBytes() / MEGABYTE);
    } catch (IOException e) {
      System.out.println("  " + database + ", " + contender.title() + " failed: " + e);
    } finally {
      lab.databases().drop(url);
    }
  }
}
