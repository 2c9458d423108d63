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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is noted of one class in one column, in a file of its own: a build runs its tests in several
 * processes, and the table is made anew of what all of them have left.
 */
final class ContractResults {

  private static final String END = ".tsv";

  private final Path directory;
  private final Path notes;
  private final Path column;
  private final Path file;

  ContractResults(Path directory, String column, Class<?> suite) {
    this.directory = directory;
    this.notes = directory.resolve("contract");
    this.column = notes.resolve(column.replaceAll("[^A-Za-z0-9 ,.()-]", "-"));
    this.file = this.column.resolve(suite.getName() + END);
  }

  /** Forgets what was noted. */
  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void note(String contract, String name, String result) {
    String line = String.join("\t", contract, oneLine(name), oneLine(result)) + "\n";
    try {
      Files.createDirectories(column);
      Files.writeString(file, line, UTF_8, CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|");
  }

  void writeTable() {
    Map<String, Map<String, String>> rows = new TreeMap<>();
    TreeSet<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Path noted : files()) {
      String column = notes.relativize(noted).getName(0).toString();
      for (String line : read(noted)) {
        String[] parts = line.split("\t", 3);
        columns.add(column);
        rows.computeIfAbsent(parts[0] + " | " + parts[1], any -> new TreeMap<>())
            .merge(column, parts[2], ContractResults::worse);
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
    try (Stream<Path> files = Files.exists(notes) ? Files.walk(notes) : Stream.empty()) {
      return files.filter(path -> path.toString().endsWith(END)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(Path path) {
    try {
      return Files.readAllLines(path);
    } catch (NoSuchFileException e) { // another process has just begun that class anew
      return List.of();
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
