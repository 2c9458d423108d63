package io.webhookkit.benchmarks;

import static io.webhookkit.benchmarks.contender.ContenderKind.KIT;
import static io.webhookkit.benchmarks.contender.ContenderKind.NO_DATABASE;
import static io.webhookkit.benchmarks.contender.ContenderKind.NO_EVENTS;

import io.webhookkit.benchmarks.process.DatabaseKind;
import io.webhookkit.benchmarks.report.Metric;
import io.webhookkit.benchmarks.report.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What this kit is to reach, and whether it does. A goal without figures is left out. */
final class Goals {

  private final Samples samples;
  private final List<String> lines = new ArrayList<>();

  Goals(Samples samples) {
    this.samples = samples;
  }

  /** Returns a line for each goal. */
  List<String> lines() {
    for (DatabaseKind database : DatabaseKind.values()) {
      endToEnd(database);
      latency(database);
      isolation(database);
      backlog(database);
      recovery(database);
    }
    nodes();
    return lines;
  }

  private void endToEnd(DatabaseKind database) {
    OptionalDouble kit = kit(Metrics.THROUGHPUT, database);
    OptionalDouble peer = samples.best(Metrics.THROUGHPUT, database);
    OptionalDouble limit = samples.limit(Metrics.THROUGHPUT, database);
    if (kit.isPresent() && peer.isPresent()) {
      atLeast(database, "end to end, times the best durable peer", ratio(kit, peer), 5);
    }
    if (kit.isPresent() && limit.isPresent()) {
      atLeast(database, "end to end, part of the lower limit", ratio(kit, limit), 0.7);
    }
    bound(database);
    for (Metric none : List.of(Metrics.LOST, Metrics.DUPLICATES)) {
      kit(none, database).ifPresent(value -> atMost(database, none.name(), value, 0));
    }
  }

  /**
   * Says what an outbox that costs no processor time would reach where the processors are what all
   * share: it commits as the one limit does, and sends as the other.
   */
  private void bound(DatabaseKind database) {
    OptionalDouble commit = samples.median(Metrics.PROCESSOR, database, NO_EVENTS);
    OptionalDouble send = samples.median(Metrics.PROCESSOR, database, NO_DATABASE);
    OptionalDouble peer = samples.best(Metrics.PROCESSOR, database);
    if (commit.isPresent() && send.isPresent()) {
      double least = commit.getAsDouble() + send.getAsDouble();
      lines.add(
          String.format(
              Locale.ROOT,
              "bound: %s, an outbox without any cost: %s%.2f of the lower limit",
              database,
              peer.isEmpty()
                  ? ""
                  : String.format(
                      Locale.ROOT,
                      "%.2f times the best durable peer, ",
                      peer.getAsDouble() / least),
              Math.max(commit.getAsDouble(), send.getAsDouble()) / least));
    }
  }

  private void latency(DatabaseKind database) {
    OptionalDouble kit = kit(Metrics.P99, database);
    OptionalDouble limit = samples.limit(Metrics.P99, database);
    if (kit.isPresent() && limit.isPresent()) {
      double above = kit.getAsDouble() - limit.getAsDouble();
      atMost(database, "latency p99, ms above the limit", above, 5);
    }
  }

  private void isolation(DatabaseKind database) {
    kit(Metrics.KEPT, database)
        .ifPresent(value -> atLeast(database, Metrics.KEPT.name() + ", %", value, 95));
    kit(Metrics.P99_FACTOR, database)
        .ifPresent(value -> atMost(database, Metrics.P99_FACTOR.name(), value, 1.2));
  }

  private void backlog(DatabaseKind database) {
    for (int rows : List.of(100_000, 1_000_000)) {
      OptionalDouble small = kit(Metrics.drained(10_000), database);
      OptionalDouble large = kit(Metrics.drained(rows), database);
      OptionalDouble smallHeap = kit(Metrics.liveHeap(10_000), database);
      OptionalDouble largeHeap = kit(Metrics.liveHeap(rows), database);
      if (small.isPresent() && large.isPresent()) {
        String name = String.format(Locale.ROOT, "drain rate at %,d to that at 10,000", rows);
        atLeast(database, name, ratio(large, small), 0.9);
      }
      if (smallHeap.isPresent() && largeHeap.isPresent()) {
        String name = String.format(Locale.ROOT, "live heap at %,d to that at 10,000", rows);
        atMost(database, name, ratio(largeHeap, smallHeap), 1.1);
      }
    }
  }

  private void recovery(DatabaseKind database) {
    kit(Metrics.RECOVERY_LOST, database)
        .ifPresent(value -> atMost(database, Metrics.RECOVERY_LOST.name(), value, 0));
  }

  private void nodes() {
    DatabaseKind database = DatabaseKind.POSTGRESQL;
    OptionalDouble one = kit(Metrics.nodes(1), database);
    OptionalDouble two = kit(Metrics.nodes(2), database);
    if (one.isPresent() && two.isPresent()) {
      atLeast(database, "end to end with 2 nodes to that with 1", ratio(two, one), 1);
      for (Metric twice : List.of(Metrics.nodesDuplicates(2), Metrics.nodesDrainDuplicates(2))) {
        kit(twice, database).ifPresent(value -> atMost(database, twice.name(), value, 0));
      }
    }
  }

  private OptionalDouble kit(Metric metric, DatabaseKind database) {
    return samples.median(metric, database, KIT);
  }

  private static double ratio(OptionalDouble value, OptionalDouble to) {
    return value.getAsDouble() / to.getAsDouble();
  }

  private void atLeast(DatabaseKind database, String what, double value, double goal) {
    add(database, what, value, "at least", goal, value >= goal);
  }

  private void atMost(DatabaseKind database, String what, double value, double goal) {
    add(database, what, value, "at most", goal, value <= goal);
  }

  private void add(
      DatabaseKind database, String what, double value, String bound, double goal, boolean met) {
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %s, %s: %.2f (goal: %s %.4g)",
            met ? "met" : "MISSED",
            database,
            what,
            value,
            bound,
            goal));
  }
}
