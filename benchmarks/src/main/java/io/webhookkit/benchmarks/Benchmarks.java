package io.webhookkit.benchmarks;

import io.webhookkit.benchmarks.commit.CommitCost;
import io.webhookkit.benchmarks.process.Databases;
import io.webhookkit.benchmarks.process.SinkProcess;
import io.webhookkit.benchmarks.report.Report;
import io.webhookkit.benchmarks.report.Samples;
import io.webhookkit.benchmarks.soak.Soak;
import io.webhookkit.benchmarks.soak.SoakOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command. */
public final class Benchmarks {

  private static final String HELP =
      """
      ./benchmarks/run [--quick] [part...]
      ./benchmarks/run soak [--minutes=30] [--seed=...]
      ./benchmarks/run profile

      Runs this kit beside its peers, prints a table, and writes results.json, results.md and
      results.svg to benchmarks/target. With --quick it is over in ten minutes: one round, backlogs
      up to 100,000, and of the peers only what they do not have to be waited for.

      Parts, all of them unless some are named:
        commits throughput   commits a second, and deliveries a second until all have arrived
        latency              from commit to arrival at 50 transactions a second
        isolation            with 1 of 10 endpoints hanging
        backlog              drain and heap with 10,000, 100,000 and 1,000,000 rows
        nodes                1, 2 and 4 processes on one PostgreSQL
        recovery             after kill -9
        capture              what capturing entities adds to a commit; a quick run leaves it out
                             unless it is named

      --only=kit,modulith,...  these contenders alone
      --on=h2,postgresql       these databases alone

      A soak is two nodes of this kit at half of their top speed for long, while what they stand on
      fails at random. It writes soak.json, soak.md and soak.svg, and exits with 1 if anything is
      lost, repeated with another id, or grows. The same seed makes the same faults.

      A profile tells where the processor time of an event of this kit and of its limits goes: to
      which process, thread and library.

      The environment variable WORKER_OPTIONS gives the contenders' JVMs further options.
      """;

  private static final List<String> CAPTURE_WORDS =
      List.of(Part.CAPTURE.word(), "--quick", "--settle");

  private Benchmarks() {}

  /** Runs; see {@code --help}. */
  public static void main(String[] arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(arguments));
    if (words.contains(Part.CAPTURE.word()) && words.stream().allMatch(CAPTURE_WORDS::contains)) {
      words.remove(Part.CAPTURE.word());
      CommitCost.main(words.toArray(String[]::new));
      return;
    }
    boolean profile = words.remove("profile");
    if (words.remove("soak")) {
      soak(words);
      return;
    }
    long start = System.nanoTime();
    Options options;
    try {
      options = Options.parse(words);
    } catch (IllegalArgumentException e) {
      System.out.print(HELP);
      System.out.println("Contenders: " + Options.contenderWords());
      return;
    }
    Samples samples = new Samples();
    try (Databases databases = Databases.start();
        SinkProcess sink = SinkProcess.start()) {
      Lab lab = new Lab(databases, sink, samples, options);
      if (profile) {
        new Profiling(lab).run();
        return;
      }
      run(lab);
    }
    new Report(Path.of("benchmarks/target")).write(samples.figures(), new Goals(samples).lines());
    System.out.println("Took " + minutesSince(start) + " minutes");
    if (options.asksFor(Part.CAPTURE) && !options.quick()) {
      System.out.println();
      CommitCost.main(new String[0]);
    }
  }

  private static void soak(List<String> words) throws Exception {
    SoakOptions options;
    try {
      options = SoakOptions.parse(words);
    } catch (IllegalArgumentException e) {
      System.out.print(HELP);
      return;
    }
    if (!Soak.run(options)) {
      System.exit(1);
    }
  }

  private static long minutesSince(long start) {
    return Math.round((System.nanoTime() - start) / 6e10);
  }

  private static void run(Lab lab) throws Exception {
    Options options = lab.options();
    if (options.asksForAny(Part.COMMITS, Part.THROUGHPUT, Part.LATENCY, Part.ISOLATION)) {
      System.out.println("Commits, throughput, latency and isolation");
      new Steady(lab).run();
    }
    if (options.asksFor(Part.BACKLOG)) {
      System.out.println("Backlogs");
      new Backlog(lab).run();
    }
    if (options.asksFor(Part.NODES)) {
      System.out.println("Nodes");
      new Nodes(lab).run();
    }
    if (options.asksFor(Part.RECOVERY)) {
      System.out.println("Recovery after kill -9");
      new Recovery(lab).run();
    }
  }
}
