package io.webhookkit.benchmarks;

import io.webhookkit.benchmarks.contender.ContenderKind;
import io.webhookkit.benchmarks.contender.ContenderKind.Role;
import io.webhookkit.benchmarks.process.DatabaseKind;
import io.webhookkit.benchmarks.work.Profile;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** Where the processor time of an event goes: to which process, thread, library, and cause. */
final class Profiling {

  private static final int WARM_UP_SECONDS = 20;
  private static final int SECONDS = 6;
  private static final int FEW = 100;

  /** Parts of a hundred below which something is not worth a line. */
  private static final double LEAST = 1;

  private final Lab lab;

  Profiling(Lab lab) {
    this.lab = lab;
  }

  /**
   * What was seen.
   *
   * @param count how many events were committed and delivered meanwhile
   * @param databaseMicros the processor time of the database's processes, if it has any
   * @param sinkMicros that of the sink
   */
  record Seen(int count, long databaseMicros, long sinkMicros, Profile contender) {}

  /** Lets this kit and its limits take a turn, for what a limit takes is no cost of the kit. */
  void run() throws Exception {
    for (DatabaseKind database : lab.options().databases()) {
      for (ContenderKind contender : lab.options().contenders()) {
        boolean asked = contender.role() == Role.KIT || contender.role() == Role.LIMIT;
        if (asked && Lab.hasTurn(database, contender)) {
          profile(database, contender);
        }
      }
    }
  }

  private void profile(DatabaseKind database, ContenderKind contender) throws Exception {
    try (Turn turn = new Turn(lab, database, contender)) {
      // When it is first watched, the JVM changes classes, and has to compile them anew.
      turn.profile(Load.all(FEW));
      double rate = turn.warmUp(WARM_UP_SECONDS);
      Seen seen = turn.profile(Load.all((int) (rate * SECONDS)));
      System.out.printf(
          Locale.ROOT,
          "%n%s, %s: processor time of an event in us, of %,d events after %d s of warm-up%n",
          database,
          contender.title(),
          seen.count(),
          WARM_UP_SECONDS);
      print(seen);
    }
  }

  private static void print(Seen seen) {
    Profile contender = seen.contender();
    line("the database's processes", each(seen.databaseMicros(), seen));
    line("the sink", each(seen.sinkMicros(), seen));
    line("the contender's process", each(contender.micros(), seen));
    long known = contender.byThread().values().stream().mapToLong(Long::longValue).sum();
    contender.byThread().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .filter(entry -> each(entry.getValue(), seen) >= LEAST)
        .forEach(entry -> line("  threads " + entry.getKey(), each(entry.getValue(), seen)));
    line("  compiler, collector, profile", each(contender.micros() - known, seen));
    shares("of the running Java code, by whose it is", contender.byAuthor());
    shares("the same, by what of the kit has asked for it", contender.byCause());
  }

  private static double each(long micros, Seen seen) {
    return (double) micros / seen.count();
  }

  private static void shares(String title, Map<String, Integer> samples) {
    double all = samples.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf(Locale.ROOT, "  %% %s, of %,.0f samples%n", title, all);
    samples.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .filter(entry -> 100 * entry.getValue() / all >= LEAST)
        .forEach(entry -> line("    " + entry.getKey(), 100 * entry.getValue() / all));
  }

  private static void line(String name, double value) {
    System.out.printf(Locale.ROOT, "  %-56s %6.1f%n", name, value);
  }
}
