package io.webhookkit.benchmarks.soak;

import io.webhookkit.benchmarks.report.Lines;
import io.webhookkit.benchmarks.report.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of it, as the file has it.
 *
 * @param topSpeed deliveries a second
 * @param perSecond how many commits a second were asked for
 * @param faultCount how much went wrong
 * @param faults what, and when
 */
record SoakReport(
    SoakOptions options,
    double topSpeed,
    int perSecond,
    int faultCount,
    Account account,
    List<Verdict> verdicts,
    List<Diary.Entry> faults,
    List<Series> series) {

  /** Prints the table, and writes it, the picture and the file. Returns whether all was met. */
  boolean write(Path directory) throws IOException {
    Files.createDirectories(directory);
    String table = table();
    Files.writeString(directory.resolve("soak.md"), table);
    Files.writeString(
        directory.resolve("soak.json"),
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this));
    Files.writeString(directory.resolve("soak.svg"), picture());
    System.out.println();
    System.out.print(table);
    System.out.println();
    System.out.println("Written: " + directory + "/soak.json, soak.md, soak.svg");
    return verdicts.stream().allMatch(Verdict::met);
  }

  private String table() {
    StringBuilder text = new StringBuilder(summary());
    text.append("| | second third | last third | at most | |\n| --- | --: | --: | --: | --- |\n");
    verdicts.forEach(verdict -> text.append(verdict.row()));
    return text.toString();
  }

  private String summary() {
    return String.format(
        Locale.ROOT,
        """
        %d minutes with seed %d at %,d commits a second, half the top speed of %,.0f; %d faults.
        %,d events were committed; %,d repeats had the same id and body.

        """,
        options.minutes(),
        options.seed(),
        perSecond,
        topSpeed,
        faultCount,
        account.committed(),
        account.repeats() - account.changed());
  }

  private String picture() {
    return new Lines(
            "Soak: each panel has a scale of its own from 0; a mark is a fault",
            series,
            faults.stream().map(Diary.Entry::seconds).toList(),
            options.seconds())
        .svg();
  }
}
