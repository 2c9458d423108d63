package io.webhookkit.testkit.contract.capture;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hibernate.Version;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes which case passed on which combination to {@code target/capture.md}, or another file that
 * the parameter {@code webhooks.capture-table} of JUnit's configuration names. Each run of tests
 * keeps its results beside it, so that runs on several versions of Hibernate make one table.
 */
final class CaptureTable implements TestWatcher {

  private static final String END = ".tsv";
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(CaptureTable.class);

  @Override
  public void testSuccessful(ExtensionContext context) {
    note(context, "yes");
  }

  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    note(context, cause == null ? "n/a" : "n/a: " + cause.getMessage());
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    note(context, "**no**");
  }

  private static void note(ExtensionContext context, String result) {
    String combination =
        context
                .getRequiredTestInstances()
                .findInstance(CaptureContract.class)
                .orElseThrow()
                .combination()
            + ", Hibernate "
            + Version.getVersionString();
    String name =
        context.getRequiredTestClass().getSimpleName()
            + ": "
            + words(context.getRequiredTestMethod().getName());
    context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Results.class, type -> new Results(table(context)), Results.class)
        .note(name, combination, result);
  }

  /** Returns the name of the table; JUnit takes it from system properties, if not from its own. */
  private static String table(ExtensionContext context) {
    return context.getConfigurationParameter("webhooks.capture-table").orElse("capture");
  }

  private static String words(String method) {
    return method
        .replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
        .toLowerCase(java.util.Locale.ROOT);
  }

  /** The results of this run of tests, written when it ends. */
  private static final class Results implements AutoCloseable {

    private final Map<String, Map<String, String>> byCombination = new TreeMap<>();
    private final String table;

    Results(String table) {
      this.table = table;
    }

    synchronized void note(String name, String combination, String result) {
      byCombination.computeIfAbsent(combination, any -> new TreeMap<>()).put(name, result);
    }

    @Override
    public synchronized void close() {
      Path directory = Path.of("target", table);
      try {
        Files.createDirectories(directory);
        for (Map.Entry<String, Map<String, String>> run : byCombination.entrySet()) {
          List<String> lines =
              run.getValue().entrySet().stream()
                  .map(line -> line.getKey() + "\t" + line.getValue())
                  .toList();
          write(directory.resolve(run.getKey() + END), lines);
        }
        write(Path.of("target", table + ".md"), table(directory));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Writes a whole file at once: another process may make its own table of it. */
    private static void write(Path path, List<String> lines) throws IOException {
      Path draft = Files.createTempFile(path.toAbsolutePath().getParent(), "capture", ".draft");
      Files.write(draft, lines);
      Files.move(draft, path, REPLACE_EXISTING);
    }

    private static List<String> table(Path directory) throws IOException {
      Map<String, Map<String, String>> cases = new TreeMap<>();
      Set<String> combinations = new TreeSet<>();
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(each -> each.toString().endsWith(END)).sorted().toList()) {
          String combination = file.getFileName().toString().replace(END, "");
          combinations.add(combination);
          for (String line : Files.readAllLines(file)) {
            String[] columns = line.split("\t", 2);
            cases.computeIfAbsent(columns[0], any -> new TreeMap<>()).put(combination, columns[1]);
          }
        }
      }
      return Stream.concat(
              Stream.of(
                  "| case | " + String.join(" | ", combinations) + " |",
                  "| --- |" + " --- |".repeat(combinations.size())),
              Stream.concat(
                  cases.entrySet().stream()
                      .map(row -> row(row.getKey(), row.getValue(), combinations)),
                  Stream.of(row("**passed**", passed(cases.values(), combinations), combinations))))
          .toList();
    }

    /** Counts what passed on each combination, of all that could be run there. */
    private static Map<String, String> passed(
        Collection<Map<String, String>> rows, Set<String> combinations) {
      Map<String, String> passed = new TreeMap<>();
      for (String combination : combinations) {
        List<String> results =
            rows.stream()
                .map(row -> row.getOrDefault(combination, "n/a"))
                .filter(result -> !result.startsWith("n/a"))
                .toList();
        passed.put(combination, Collections.frequency(results, "yes") + " of " + results.size());
      }
      return passed;
    }

    private static String row(String name, Map<String, String> results, Set<String> combinations) {
      return "| "
          + name
          + " | "
          + String.join(
              " | ", combinations.stream().map(c -> results.getOrDefault(c, "-")).toList())
          + " |";
    }
  }
}
