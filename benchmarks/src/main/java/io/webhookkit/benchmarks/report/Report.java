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

  /**
   * Writes and prints.
   *
   * @param goals a line for each
   */
  public void write(List<Figure> figures, List<String> goals) throws IOException {
    StringBuilder text = new StringBuilder(new Table(figures).text());
    text.append("\nGoals:\n\n");
    goals.forEach(goal -> text.append("- ").append(goal).append('\n'));
    String table = text.toString();
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("results.md"), table);
    Files.writeString(directory.resolve("results.svg"), new Chart(drawn(figures)).svg());
    Files.writeString(
        directory.resolve("results.json"),
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
    System.out.println();
    System.out.print(table);
    System.out.println();
    System.out.println("Written: " + directory + "/results.json, results.md, results.svg");
  }

  /** Counts of what was lost or came twice are no bars: nearly all are 0. */
  private static List<Figure> drawn(List<Figure> figures) {
    return figures.stream().filter(figure -> !figure.unit().equals("events")).toList();
  }
}
