package io.webhookkit.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is noted of one column, in a file of its own: each module of a build runs in a process of
 * its own, and the table is made anew of what all of them have left.
 */
final class ContractResults {

  private static final String END = ".tsv";

  private final Path directory;
  private final Path notes;
  private final Path file;

  ContractResults(Path directory, String column) {
    this.directory = directory;
    this.notes = directory.resolve("contract");
    this.file = notes.resolve(column.replaceAll("[^A-Za-z0-9 ,.()-]", "-") + END);
  }

  /** Forgets what was noted of a class. */
  void forget(Class<?> suite) {
    if (Files.exists(file)) {
      write(file, read(file).stream().filter(line -> !line.startsWith(key(suite))).toList());
    }
  }

  void note(Class<?> suite, String contract, String name, String result) {
    String line = key(suite) + String.join("\t", contract, oneLine(name), oneLine(result)) + "\n";
    try {
      Files.createDirectories(notes);
      Files.writeString(file, line, UTF_8, CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(Class<?> suite) {
    return suite.getName() + "\t";
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|");
  }

  void writeTable() {
    Map<String, Map<String, String>> rows = new TreeMap<>();
    TreeSet<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Path noted : files()) {
      String column = noted.getFileName().toString().replace(END, "");
      for (String line : read(noted)) {
        String[] parts = line.split("\t", 4);
        columns.add(column);
        rows.computeIfAbsent(parts[1] + " | " + parts[2], any -> new TreeMap<>())
            .merge(column, parts[3], ContractResults::worse);
      }
    }
    List<String> table = new ArrayList<>();
    table.add("| contract | case | " + String.join(" | ", columns) + " |");
    table.add("| --- | --- |" + " --- |".repeat(columns.size()));
    rows.forEach(
        (name, results) -> {
          Stream<String> cells = columns.stream().map(c -> results.getOrDefault(c, ""));
          table.add("| " + name + " | " + String.join(" | ", cells.toList()) + " |");
        });
    write(directory.resolve("contract.md"), table);
  }

  /** Several classes may run a case for one column; each of them has to pass. */
  private static String worse(String one, String other) {
    Comparator<String> order = comparingInt(ContractResults::severity);
    return order.thenComparing(naturalOrder()).compare(one, other) >= 0 ? one : other;
  }

  private static int severity(String result) {
    return result.equals("ok") ? 0 : result.equals("FAILED") ? 2 : 1;
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.exists(notes) ? Files.list(notes) : Stream.empty()) {
      return files.filter(path -> path.toString().endsWith(END)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(Path path) {
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a whole file at once, so that nobody reads half of it. */
  private static void write(Path path, List<String> lines) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Path draft = Files.createTempFile(path.toAbsolutePath().getParent(), "contract", ".draft");
      Files.write(draft, lines);
      Files.move(draft, path, REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
