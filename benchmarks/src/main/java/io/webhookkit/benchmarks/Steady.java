package io.webhookkit.benchmarks;

import io.webhookkit.benchmarks.Turn.Burst;
import io.webhookkit.benchmarks.contender.ContenderKind;
import io.webhookkit.benchmarks.contender.ContenderKind.Role;
import io.webhookkit.benchmarks.contender.Wiring;
import io.webhookkit.benchmarks.process.DatabaseKind;
import io.webhookkit.benchmarks.report.Metric;
import io.webhookkit.benchmarks.sink.Behaviour;
import io.webhookkit.benchmarks.work.Latencies;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The parts that share a turn: commits, throughput, latency, isolation. */
final class Steady {

  private static final int PER_SECOND = 50;
  private static final int SPREAD_PER_SECOND = 200;

  private final Lab lab;
  private final boolean quick;

  Steady(Lab lab) {
    this.lab = lab;
    this.quick = lab.options().quick();
  }

  /** Lets all take turns, in another order each round. */
  void run() throws Exception {
    warmUpSink();
    int rounds = quick ? 1 : 3;
    for (int round = 0; round < rounds; round++) {
      List<ContenderKind> order = new ArrayList<>(lab.options().contenders());
      Collections.rotate(order, round * 4);
      for (ContenderKind contender : order) {
        for (DatabaseKind database : lab.options().databases()) {
          if (Lab.hasTurn(database, contender)) {
            turn(database, contender);
          }
        }
      }
    }
  }

  /** Or the first contender would wait for the compiler of the sink's JVM. */
  private void warmUpSink() throws Exception {
    try (Turn turn = new Turn(lab, DatabaseKind.H2, ContenderKind.NO_DATABASE)) {
      turn.warmUp(quick ? 4 : 12);
    }
  }

  private void turn(DatabaseKind database, ContenderKind contender) throws Exception {
    try (Turn turn = new Turn(lab, database, contender)) {
      double rate = turn.warmUp(quick ? 4 : 12);
      if (lab.options().asksForAny(Part.COMMITS, Part.THROUGHPUT)) {
        throughput(turn, rate, database, contender);
      }
      if (lab.options().asksFor(Part.LATENCY) && hasLatency(database, contender)) {
        Latencies latencies = turn.pace(PER_SECOND, Load.all(PER_SECOND * (quick ? 5 : 30)));
        note(Metrics.P50, database, contender, latencies.p50Micros() / 1e3);
        note(Metrics.P99, database, contender, latencies.p99Micros() / 1e3);
      }
      if (lab.options().asksFor(Part.ISOLATION) && isolates(database, contender)) {
        isolation(turn, rate, database, contender);
      }
    } catch (IOException | SQLException e) {
      System.out.println("  " + database + ", " + contender.title() + " failed: " + e);
    }
  }

  private void throughput(Turn turn, double rate, DatabaseKind database, ContenderKind contender)
      throws Exception {
    for (int repeat = 0; repeat < (quick ? 2 : 3); repeat++) {
      Burst burst = turn.burst(Load.all((int) Math.max(500, rate * (quick ? 1.5 : 6))));
      if (contender != ContenderKind.NO_DATABASE) {
        note(Metrics.COMMITS, database, contender, burst.commits());
      }
      note(Metrics.THROUGHPUT, database, contender, burst.deliveries());
      note(Metrics.PROCESSOR, database, contender, burst.processorMicros());
      if (contender.role() != Role.LIMIT) {
        note(Metrics.LOST, database, contender, burst.lost());
        note(Metrics.DUPLICATES, database, contender, burst.duplicates());
      }
    }
  }

  /** A quick run compares peers on one database only, where it has to wait. */
  private boolean isWorthWaiting(DatabaseKind database, ContenderKind contender) {
    return !quick || database == DatabaseKind.POSTGRESQL || contender == ContenderKind.KIT;
  }

  private boolean hasLatency(DatabaseKind database, ContenderKind contender) {
    return contender != ContenderKind.NO_EVENTS && isWorthWaiting(database, contender);
  }

  private boolean isolates(DatabaseKind database, ContenderKind contender) {
    return contender.role() != Role.LIMIT
        && isWorthWaiting(database, contender)
        && !(quick && contender == ContenderKind.AFTER_COMMIT);
  }

  private void isolation(Turn turn, double rate, DatabaseKind database, ContenderKind contender)
      throws Exception {
    int many = (int) Math.max(500, rate * (quick ? 1.5 : 6));
    int paced = SPREAD_PER_SECOND * (quick ? 3 : 15);
    Duration patience = Duration.ofSeconds(quick ? 6 : 25);
    double free = turn.burst(Load.spread(many)).deliveries() * 0.9;
    double freeP99 = turn.pace(SPREAD_PER_SECOND, Load.spread(paced)).p99Micros() / 1e3;
    lab.sink().behave(Wiring.HANGING, Behaviour.HANGS);
    try {
      double hanging = turn.burst(Load.hanging(many, patience)).deliveries();
      double hangingP99 =
          turn.pace(SPREAD_PER_SECOND, Load.hanging(paced, patience)).p99Micros() / 1e3;
      note(Metrics.FREE, database, contender, free);
      note(Metrics.HANGING, database, contender, hanging);
      note(Metrics.KEPT, database, contender, 100 * hanging / free);
      note(Metrics.FREE_P99, database, contender, freeP99);
      note(Metrics.HANGING_P99, database, contender, hangingP99);
      note(Metrics.P99_FACTOR, database, contender, hangingP99 / freeP99);
    } finally {
      lab.sink().behave(Wiring.HANGING, Behaviour.TAKES);
    }
  }

  private void note(Metric metric, DatabaseKind database, ContenderKind contender, double value) {
    lab.note(metric, database, contender, value);
    if (contender == ContenderKind.NO_DATABASE) {
      // It has none, so it limits both.
      lab.samples().add(metric, DatabaseKind.H2, contender, value);
    }
  }
}
