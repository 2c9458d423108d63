package io.webhookkit.testkit.fault;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Gives each case a tally, and writes what all classes have noted as one table, {@code faults.md},
 * beside {@code contract.md}. A class that runs again replaces what it noted before.
 */
final class FaultTable
    implements BeforeAllCallback, AfterAllCallback, ParameterResolver, TestWatcher {

  /** Where a word or a number begins in the name of a method. */
  private static final Pattern WORD =
      Pattern.compile("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private static final Namespace OURS = Namespace.create(FaultTable.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Tally.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Tally tally = new Tally();
    context.getStore(OURS).put(Tally.class, tally);
    return tally;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Files.deleteIfExists(notes(context));
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    note(context, "ok");
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    note(context, "FAILED");
  }

  private static void note(ExtensionContext context, String result) {
    Tally tally = context.getStore(OURS).getOrDefault(Tally.class, Tally.class, new Tally());
    String on = context.getRequiredTestClass().getAnnotation(FaultsOn.class).value();
    FaultRow row = tally.row(fault(context), on, result);
    try {
      Path notes = notes(context);
      Files.createDirectories(notes.getParent());
      Files.write(notes, List.of(row.line()), CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fault(ExtensionContext context) {
    return WORD.matcher(context.getRequiredTestMethod().getName())
        .replaceAll(" ")
        .toLowerCase(Locale.ROOT);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    Map<String, FaultRow> rows = new TreeMap<>();
    try (Stream<Path> files = Files.list(notes(context).getParent())) {
      for (Path file : files.sorted().toList()) {
        read(file).stream()
            .map(FaultRow::parse)
            .forEach(row -> rows.merge(row.fault(), row, FaultRow::with));
      }
    }
    List<String> table = new ArrayList<>();
    table.add(
        "| fault | on | runs | events | lost | doubled with another id | out of order | of a"
            + " transaction that was rolled back |");
    table.add("| --- | --- | --- | --- | --- | --- | --- | --- |");
    rows.values().forEach(row -> table.add(row.cells()));
    table.add("");
    table.add(summary(rows));
    Path draft = Files.createTempFile(directory(context), "faults", ".draft");
    Files.write(draft, table);
    Files.move(draft, directory(context).resolve("faults.md"), REPLACE_EXISTING);
  }

  private static String summary(Map<String, FaultRow> rows) {
    FaultRow all = rows.values().stream().reduce(FaultRow::with).orElseThrow();
    return "In all %d faults, %d runs, %d of them kills, %d events: %d lost, %d doubled with another id, %d out of order, %d of a transaction that was rolled back."
        .formatted(
            rows.size(),
            all.runs(),
            all.kills(),
            all.events(),
            all.lost(),
            all.doubled(),
            all.inverted(),
            all.undone());
  }

  private static List<String> read(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static Path notes(ExtensionContext context) {
    return directory(context)
        .resolve("faults")
        .resolve(context.getRequiredTestClass().getName() + ".tsv");
  }

  private static Path directory(ExtensionContext context) {
    return Path.of(
        context.getConfigurationParameter("webhooks.contract-directory").orElse("target"));
  }
}
