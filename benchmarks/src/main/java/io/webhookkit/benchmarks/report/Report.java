package io.webhookkit.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Prints the table, and writes it, the chart and the file beside each other. */
public final class Report {

  private final Path directory;

  /** Creates one that writes to this directory. */
  public Report(Path directory) {
    this.directory = directory;
  }

  /** Writes and prints. */
  public void write(List<Figure> figures) throws IOException {
    String table = new Table(figures).text();
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("results.md"), table);
    Files.writeString(directory.resolve("results.svg"), new Chart(figures).svg());
    Files.writeString(
        directory.resolve("results.json"),
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
    System.out.println();
    System.out.print(table);
    System.out.println();
    System.out.println("Written: " + directory + "/results.json, results.md, results.svg");
  }
}
