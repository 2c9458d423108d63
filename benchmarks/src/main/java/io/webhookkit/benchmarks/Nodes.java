package io.webhookkit.benchmarks;

import io.webhookkit.benchmarks.contender.ContenderKind;
import io.webhookkit.benchmarks.contender.ContenderKind.Role;
import io.webhookkit.benchmarks.process.DatabaseKind;
import io.webhookkit.benchmarks.process.Range;
import io.webhookkit.benchmarks.process.Sessions;
import io.webhookkit.benchmarks.process.WorkerProcess;
import io.webhookkit.benchmarks.report.Metric;
import io.webhookkit.benchmarks.sink.Stats;
import io.webhookkit.benchmarks.work.Producer;
import io.webhookkit.benchmarks.work.Worker.Done;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Several processes on one PostgreSQL: what they commit and deliver, and how they drain. They share
 * the threads that one of them would commit on, for the cores do not become more.
 */
final class Nodes {

  private static final List<Integer> NODES = List.of(1, 2, 4);
  private static final DatabaseKind DATABASE = DatabaseKind.POSTGRESQL;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How many bursts a warm-up has at most. */
  private static final int BURSTS = 4;

  /** What compilers may still take of an event when all is compiled. */
  private static final long COMPILED_MICROS = 30;

  private final Lab lab;
  private final boolean quick;

  Nodes(Lab lab) {
    this.lab = lab;
    this.quick = lab.options().quick();
  }

  /** Measures this kit, and peers as well unless it has to be quick. */
  void run() throws Exception {
    for (int round = 0; round < (quick ? 1 : 3); round++) {
      for (ContenderKind contender : lab.options().contenders()) {
        if (contender == ContenderKind.KIT || (!quick && contender.role() == Role.DURABLE_PEER)) {
          for (int nodes : NODES) {
            measure(contender, nodes);
          }
        }
      }
    }
  }

  private void measure(ContenderKind contender, int nodes) throws Exception {
    String url = lab.databases().create(DATABASE);
    List<WorkerProcess> workers = new ArrayList<>();
    try {
      int rows = contender == ContenderKind.KIT ? (quick ? 6_000 : 40_000) : 3_000;
      // Every JVM has to be warm: what is sent first, and what is committed first, is for that.
      drain(contender, nodes, url, workers, rows * nodes);
      warmUp(workers, rows * nodes);
      for (int repeat = 0; repeat < (quick ? 1 : 3); repeat++) {
        watched(contender, workers, rows);
      }
    } catch (IOException e) {
      System.out.println("  " + contender.title() + ", " + nodes + " nodes failed: " + e);
    } finally {
      for (WorkerProcess worker : workers) {
        worker.close();
      }
      lab.databases().drop(url);
    }
  }

  /** Lets them commit until their compilers have little left to do, but not for ever. */
  private void warmUp(List<WorkerProcess> workers, int count) throws Exception {
    if (quick) {
      commit(workers, count / 2);
      return;
    }
    long compilers = Long.MAX_VALUE;
    for (int burst = 0; burst < BURSTS && compilers > count * COMPILED_MICROS; burst++) {
      long before = compilerMicros(workers);
      commit(workers, count);
      compilers = compilerMicros(workers) - before;
    }
  }

  /** Lets them commit, and tells what they, and the sessions of the database, did meanwhile. */
  private void watched(ContenderKind contender, List<WorkerProcess> workers, int rows)
      throws Exception {
    int nodes = workers.size();
    try (Sessions sessions = lab.databases().watchSessions()) {
      long databaseBefore = lab.databases().processorMicros();
      long compilersBefore = compilerMicros(workers);
      long before = processorMicros(workers);
      Result result = commit(workers, rows);
      double database = lab.databases().processorMicros() - databaseBefore;
      double all = database + processorMicros(workers) - before;
      double compilers = compilerMicros(workers) - compilersBefore;
      Sessions.Seen seen = sessions.end();
      note(Metrics.nodes(nodes), contender, result.rate());
      note(Metrics.nodesDuplicates(nodes), contender, result.duplicates());
      note(Metrics.nodesProcessor(nodes), contender, all / rows);
      note(Metrics.nodesDatabaseProcessor(nodes), contender, database / rows);
      note(Metrics.nodesCompiler(nodes), contender, compilers / rows);
      note(Metrics.nodesActive(nodes), contender, seen.active());
      note(Metrics.nodesLocked(nodes), contender, seen.locked());
      note(Metrics.nodesLogging(nodes), contender, seen.logging());
      note(Metrics.nodesRunning(nodes), contender, seen.running());
    }
  }

  private long processorMicros(List<WorkerProcess> workers) throws IOException {
    return lab.sink().processorMicros()
        + workers.stream().mapToLong(WorkerProcess::processorMicros).sum();
  }

  private static long compilerMicros(List<WorkerProcess> workers) throws IOException {
    long sum = 0;
    for (WorkerProcess worker : workers) {
      sum += worker.compilerMicros();
    }
    return sum;
  }

  private void note(Metric metric, ContenderKind contender, double value) {
    lab.note(metric, DATABASE, contender, value);
  }

  private record Result(double rate, int duplicates) {}

  /** Opens the nodes on a backlog that the first of them has left behind. */
  private void drain(
      ContenderKind contender, int nodes, String url, List<WorkerProcess> workers, int rows)
      throws Exception {
    int port = lab.sink().port();
    Range range = lab.sink().expect(rows);
    try (WorkerProcess filler = WorkerProcess.open(contender, url, port, "node0")) {
      filler.fill(range);
      filler.kill();
    }
    for (int i = 0; i < nodes; i++) {
      workers.add(WorkerProcess.open(contender, url, port, "node" + i, Producer.THREADS / nodes));
    }
    for (WorkerProcess worker : workers) {
      worker.start();
    }
    Stats stats = lab.sink().await(rows, PATIENCE);
    double rate = DrainTimes.of(lab.sink().arrivals()).secondHalfRate();
    note(Metrics.nodesDrain(nodes), contender, rate);
    note(Metrics.nodesDrainDuplicates(nodes), contender, stats.duplicates());
  }

  /** Lets each node commit its part, all at once. */
  private Result commit(List<WorkerProcess> workers, int count) throws Exception {
    Range range = lab.sink().expect(count);
    int part = count / workers.size();
    long from = range.from();
    for (WorkerProcess worker : workers) {
      worker.beginCommit(new Range(from, part), false, 300, 0);
      from += part;
    }
    long start = Long.MAX_VALUE;
    for (WorkerProcess worker : workers) {
      Done done = worker.endCommit();
      start = Math.min(start, done.startNanos());
    }
    Stats stats = lab.sink().await(part * workers.size(), PATIENCE);
    double seconds = (stats.lastNanos() - start) / 1e9;
    return new Result(stats.distinct() / seconds, stats.duplicates());
  }
}
