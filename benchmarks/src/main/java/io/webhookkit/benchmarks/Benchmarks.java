package io.webhookkit.benchmarks;

import io.webhookkit.benchmarks.report.Report;
import io.webhookkit.benchmarks.report.Samples;
import java.nio.file.Path;
import java.util.List;

/** The command. */
public final class Benchmarks {

  private static final String HELP =
      """
      ./benchmarks/run [--quick] [part...]

      Runs this kit beside its peers, prints a table, and writes results.json, results.md and
      results.svg to benchmarks/target. With --quick it is over in ten minutes, with fewer rounds
      and smaller backlogs. Parts, all of them unless some are named:

      """;

  private Benchmarks() {}

  /** Runs; see {@code --help}. */
  public static void main(String[] arguments) throws Exception {
    Options options;
    try {
      options = Options.parse(List.of(arguments));
    } catch (IllegalArgumentException e) {
      System.out.print(HELP);
      System.out.println("  " + String.join(" ", Part.words()));
      return;
    }
    Samples samples = new Samples();
    try (Databases databases = Databases.start();
        SinkProcess sink = SinkProcess.start()) {
      run(new Lab(databases, sink, samples, options));
    }
    new Report(Path.of("benchmarks/target")).write(samples.figures());
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
