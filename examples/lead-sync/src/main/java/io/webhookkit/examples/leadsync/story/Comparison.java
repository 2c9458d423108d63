package io.webhookkit.examples.leadsync.story;

import io.webhookkit.examples.leadsync.common.Measurements.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Webhooks and polling side by side, for the same changes in the same run. */
record Comparison(Figures webhooks, Figures polling) {

  /**
   * What one way has cost and brought.
   *
   * @param requests how many requests were made
   * @param inVain how many of them told nothing new
   * @param bytes how many bytes their bodies had
   * @param ages how old each piece of news was when it came, in milliseconds, in ascending order
   */
  record Figures(int requests, int inVain, long bytes, List<Long> ages) {

    static Figures of(Way way, List<String> lines) {
      List<Long> bytes = values(lines, way + ",request,");
      return new Figures(
          bytes.size(),
          values(lines, way + ",in vain,").size(),
          bytes.stream().mapToLong(Long::longValue).sum(),
          values(lines, way + ",age,").stream().sorted().toList());
    }

    private static List<Long> values(List<String> lines, String prefix) {
      return lines.stream()
          .filter(line -> line.startsWith(prefix))
          .map(line -> Long.valueOf(line.substring(prefix.length())))
          .toList();
    }

    long percentile(int percent) {
      return ages.isEmpty() ? 0 : ages.get((ages.size() - 1) * percent / 100);
    }

    String row(String name) {
      return "%-10s %10d %10d %12d %10d %12d ms %12d ms%n"
          .formatted(name, requests, inVain, bytes, ages.size(), percentile(50), percentile(99));
    }
  }

  /** Tells whether polling has brought what webhooks have. */
  boolean isComplete() {
    return polling.ages().size() >= webhooks.ages().size();
  }

  static Comparison of(List<Path> files) {
    List<String> lines = files.stream().flatMap(file -> read(file).stream()).toList();
    return new Comparison(Figures.of(Way.WEBHOOK, lines), Figures.of(Way.POLLING, lines));
  }

  private static List<String> read(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "%-10s %10s %10s %12s %10s %15s %15s%n"
            .formatted(
                "", "requests", "in vain", "body bytes", "changes", "delay, median", "delay, p99")
        + webhooks.row("webhooks")
        + polling.row("polling");
  }
}
