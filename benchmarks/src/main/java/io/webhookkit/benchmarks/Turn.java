package io.webhookkit.benchmarks;

import io.webhookkit.benchmarks.contender.ContenderKind;
import io.webhookkit.benchmarks.process.DatabaseKind;
import io.webhookkit.benchmarks.process.Range;
import io.webhookkit.benchmarks.process.WorkerProcess;
import io.webhookkit.benchmarks.sink.Stats;
import io.webhookkit.benchmarks.work.Latencies;
import io.webhookkit.benchmarks.work.Profile;
import io.webhookkit.benchmarks.work.Worker.Done;
import java.io.IOException;
import java.sql.SQLException;

/** One contender's turn: a new process on a new database. */
final class Turn implements AutoCloseable {

  private static final int COMMIT_SECONDS = 10;
  private static final int FIRST = 300;

  private final Lab lab;
  private final ContenderKind contender;
  private final String url;
  private final WorkerProcess worker;

  Turn(Lab lab, DatabaseKind database, ContenderKind contender) throws IOException, SQLException {
    this.lab = lab;
    this.contender = contender;
    this.url = lab.databases().create(database);
    this.worker = WorkerProcess.open(contender, url, lab.sink().port(), "node");
    worker.start();
  }

  /**
   * Committed and delivered.
   *
   * @param commits a second
   * @param deliveries a second, until all had arrived
   * @param lost what had not arrived when it was waited for no longer
   * @param duplicates what arrived again
   * @param processorMicros the processor time of all processes, for each event
   * @param count how many that were
   */
  record Burst(
      double commits,
      double deliveries,
      int lost,
      int duplicates,
      double processorMicros,
      int count) {}

  /**
   * Lets the compiler of the JVM see the work for so long, and up to twice that while it still gets
   * faster. Returns how fast it went in the end.
   */
  double warmUp(int seconds) throws IOException, InterruptedException {
    long start = System.nanoTime();
    double before = 0;
    double rate = burst(Load.all(FIRST)).deliveries();
    while (secondsSince(start) < seconds
        || (rate > 1.1 * before && secondsSince(start) < 2.0 * seconds)) {
      before = rate;
      rate = burst(Load.all((int) Math.max(FIRST, rate * seconds / 4))).deliveries();
    }
    return rate;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Commits so many as fast as it goes, and waits until as many as can arrive have. */
  Burst burst(Load load) throws IOException, InterruptedException {
    Range range = lab.sink().expect(load.count());
    long before = processorMicros();
    Done done = worker.commit(range, load.spread(), COMMIT_SECONDS, 0);
    int left = load.count() - done.count();
    double commits = rate(done.count(), done.startNanos(), done.endNanos());
    if (contender == ContenderKind.NO_EVENTS) {
      return new Burst(commits, commits, 0, 0, each(before, done.count()), done.count());
    }
    int expected = Math.max(0, load.arriving() - left);
    Stats stats = lab.sink().await(expected, load.patience());
    long end = stats.distinct() < expected ? System.nanoTime() : stats.lastNanos();
    return new Burst(
        commits,
        rate(stats.distinct(), done.startNanos(), end),
        Math.max(0, expected - stats.distinct()),
        stats.duplicates(),
        each(before, stats.distinct()),
        stats.distinct());
  }

  private double each(long before, int count) throws IOException {
    return (double) (processorMicros() - before) / count;
  }

  private long processorMicros() throws IOException {
    return worker.processorMicros()
        + lab.sink().processorMicros()
        + lab.databases().processorMicros();
  }

  /** Does the same, and tells where the processor time goes meanwhile. */
  Profiling.Seen profile(Load load) throws IOException, InterruptedException {
    long databases = lab.databases().processorMicros();
    long sink = lab.sink().processorMicros();
    worker.beginProfile();
    Burst burst = burst(load);
    Profile profile = worker.endProfile();
    return new Profiling.Seen(
        burst.count(),
        lab.databases().processorMicros() - databases,
        lab.sink().processorMicros() - sink,
        profile);
  }

  /** Commits at a steady rate, and tells how long each took from its commit to its arrival. */
  Latencies pace(int perSecond, Load load) throws IOException, InterruptedException {
    Range range = lab.sink().expect(load.count());
    int seconds = load.count() / perSecond + COMMIT_SECONDS;
    worker.commit(range, load.spread(), seconds, perSecond);
    lab.sink().await(load.arriving(), load.patience());
    return worker.latencies(load.arriving() < load.count());
  }

  private static double rate(int count, long startNanos, long endNanos) {
    return count / ((endNanos - startNanos) / 1e9);
  }

  @Override
  public void close() throws IOException, SQLException {
    worker.close();
    lab.databases().drop(url);
  }
}
