package io.webhookkit.benchmarks.soak;

import io.webhookkit.benchmarks.process.Databases;
import io.webhookkit.benchmarks.process.Range;
import io.webhookkit.benchmarks.process.SinkProcess;
import io.webhookkit.benchmarks.report.Series;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Two nodes at half their speed, in trouble. One lives from the beginning to the end, so that what
 * leaks has time to show; the other is killed and comes back.
 */
final class SoakRun {

  /** Nothing goes wrong in the end, so that what is left open then is no fault's. */
  private static final int QUIET_SECONDS = 45;

  private static final int LONGEST_PAUSE_BELOW = 20;

  /** A circuit stays open for 30 s, and has to be closed for most of the time. */
  private static final int LONGEST_PAUSE_OF_ENDPOINTS = 80;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final SoakOptions options;
  private final Databases databases;
  private final SinkProcess sink;
  private final Tables tables;
  private final SoakNode lasting;
  private final SoakNode mortal;

  SoakRun(
      SoakOptions options,
      Databases databases,
      SinkProcess sink,
      Tables tables,
      SoakNode lasting,
      SoakNode mortal) {
    this.options = options;
    this.databases = databases;
    this.sink = sink;
    this.tables = tables;
    this.lasting = lasting;
    this.mortal = mortal;
  }

  SoakReport at(double topSpeed, NodeWatch watch) throws Exception {
    int each = Math.max(1, (int) topSpeed / 4);
    int perSecond = 2 * each;
    System.out.printf("%d minutes, seed %d%n", options.minutes(), options.seed());
    // A batch that is cut short leaves numbers that nobody commits.
    Range range = sink.expect(perSecond * (options.seconds() * 5 / 4 + 60));
    Diary diary = new Diary();
    watch.noteIn(diary);
    lasting.pace(each);
    mortal.pace(each);
    int faults = soak(diary, perSecond, each);
    lasting.pace(0);
    mortal.pace(0);
    List<Verdict> verdicts = flatness(diary);
    verdicts.addAll(rest());
    Account account =
        Account.of(
            tables.committedFrom(range.from()), sink.arrivals(), sink.await(0, Duration.ZERO));
    verdicts.add(Verdict.none("committed events that were lost", account.lost()));
    verdicts.add(
        Verdict.none("events of transactions that were rolled back", account.rolledBack()));
    verdicts.add(Verdict.none("repeats with another id or body", account.changed()));
    return new SoakReport(
        options,
        topSpeed,
        perSecond,
        faults,
        account,
        verdicts,
        diary.entries(),
        List.copyOf(diary.series().values()));
  }

  /** Lets it all happen, and returns how much went wrong. */
  private int soak(Diary diary, int perSecond, int each) throws Exception {
    int end = options.seconds() - QUIET_SECONDS;
    ExecutorService troubles = Executors.newFixedThreadPool(2);
    try {
      Future<Integer> below =
          troubles.submit(
              new Trouble(
                  Faults.below(lasting, mortal, each, tables, databases),
                  options.seed(),
                  LONGEST_PAUSE_BELOW,
                  diary,
                  end));
      Future<Integer> ofEndpoints =
          troubles.submit(
              new Trouble(
                  Faults.ofEndpoints(sink),
                  options.seed() + 1,
                  LONGEST_PAUSE_OF_ENDPOINTS,
                  diary,
                  end));
      new Sampler(tables, diary, perSecond).run(options.seconds());
      return below.get() + ofEndpoints.get();
    } finally {
      troubles.shutdownNow();
    }
  }

  private List<Verdict> flatness(Diary diary) {
    List<Verdict> verdicts = new ArrayList<>();
    diary
        .series()
        .forEach(
            (Gauge gauge, Series series) ->
                verdicts.add(Verdict.flat(gauge, series, options.seconds())));
    return verdicts;
  }

  /** Waits until nothing is left to do, and tells what is left all the same. */
  private List<Verdict> rest() throws IOException, InterruptedException, SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Tables.Counts counts = tables.counts();
    int inUse = inUse();
    while ((!counts.isSettled() || inUse > 0) && System.nanoTime() < end) {
      TimeUnit.SECONDS.sleep(1);
      counts = tables.counts();
      inUse = inUse();
    }
    return List.of(
        Verdict.none("events open in the end", counts.open()),
        Verdict.none("deliveries waiting in the end", counts.waiting()),
        Verdict.none("connections in use in the end", inUse));
  }

  private int inUse() throws IOException, InterruptedException {
    return Math.toIntExact(lasting.ask("in-use", 0) + mortal.ask("in-use", 0));
  }
}
