package io.webhookkit.benchmarks.commit;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures each case, and prints the table. */
public final class CommitCost {

  private static final List<Integer> ENTITIES = List.of(1, 50);
  private static final String HELP =
      """
      ./benchmarks/run capture            each case in 3 JVMs: about 20 minutes
      ./benchmarks/run --quick capture    each case in 1 JVM: about 7 minutes
      with --settle                       the dispatcher settles events in the same database meanwhile
      """;

  private final boolean quick;
  private final boolean settle;

  private CommitCost(List<String> arguments) {
    this.quick = arguments.contains("--quick");
    this.settle = arguments.contains("--settle");
  }

  /** Runs; see {@code --help}. */
  public static void main(String[] arguments) throws RunnerException {
    List<String> given = List.of(arguments);
    if (!List.of("--quick", "--settle").containsAll(given)) {
      System.out.print(HELP);
      return;
    }
    new CommitCost(given).run();
  }

  private void run() throws RunnerException {
    System.out.println(
        "Microseconds a commit, the ratio to the baseline and its interval of 95 %\n");
    System.out.println("| case | baseline | and a round trip | and rows by hand | captured |");
    System.out.println("| --- | --: | --: | --: | --- |");
    for (Product database : Product.values()) {
      for (EntityKind entity : EntityKind.values()) {
        for (int entities : ENTITIES) {
          Options options = options(database, entity, entities);
          for (RunResult result : new Runner(options).run()) {
            System.out.println(
                "| %s, %d %s |"
                        .formatted(database, entities, entity)
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' ')
                    + row(entity.turns(), result.getBenchmarkResults()));
          }
        }
      }
    }
  }

  private Options options(Product database, EntityKind entity, int entities) {
    int round = entity.turns().round();
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(CommitBenchmark.class.getName())
            .param("database", database.name())
            .param("entity", entity.name())
            .param("entities", Integer.toString(entities))
            .param("settle", Boolean.toString(settle))
            .jvmArgsAppend("-Xms1g", "-Xmx1g")
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    return options
        .forks(quick ? 1 : 3)
        // Long, for on a busy machine the compiler of the JVM gets little of it.
        .warmupIterations(16 / round * round)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(6 * round)
        .measurementTime(TimeValue.milliseconds(300))
        .build();
  }

  private static String row(Turns turns, Collection<BenchmarkResult> forks) {
    StringBuilder row = new StringBuilder();
    for (Contender contender : Contender.values()) {
      row.append(
          turns.contenders().contains(contender)
              ? cell(contender, Measured.of(contender, turns, forks))
              : " |");
    }
    return row.toString();
  }

  private static String cell(Contender contender, Measured measured) {
    String micros = String.format(Locale.ROOT, " %.1f", measured.micros());
    String ratio = String.format(Locale.ROOT, ": %.2f", measured.ratio());
    String interval =
        String.format(Locale.ROOT, " (%.2f to %.2f)", measured.low(), measured.high());
    return switch (contender) {
      case PLAIN -> micros + " |";
      case ROUND_TRIP, ROWS_BY_HAND -> micros + ratio + " |";
      case CAPTURED -> micros + ratio + interval + " |";
    };
  }
}
