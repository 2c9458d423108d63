package io.webhookkit.benchmarks.report;

import io.webhookkit.benchmarks.contender.ContenderKind;
import io.webhookkit.benchmarks.contender.ContenderKind.Role;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures as Markdown: a row for each figure and database, a column for each contender. */
public final class Table {

  private final List<Figure> figures;
  private final List<ContenderKind> columns;

  /** Creates one of these. */
  public Table(List<Figure> figures) {
    this.figures = figures;
    this.columns =
        Arrays.stream(ContenderKind.values())
            .filter(
                kind -> figures.stream().anyMatch(each -> each.contender().equals(kind.title())))
            .toList();
  }

  /** Returns the text, with the contenders' settings below. */
  public String text() {
    StringBuilder text = new StringBuilder("| figure | database |");
    columns.forEach(column -> text.append(' ').append(column.title()).append(" |"));
    text.append(" webhooks to best durable peer | webhooks to limit |\n| --- | --- |");
    text.append(" --: |".repeat(columns.size() + 2)).append('\n');
    rows().values().forEach(row -> text.append(line(row)));
    text.append("\nSettings:\n\n");
    for (ContenderKind contender : columns) {
      text.append("- %s: %s%n".formatted(contender.title(), contender.settings()));
    }
    return text.toString();
  }

  private Map<String, List<Figure>> rows() {
    return figures.stream()
        .collect(
            Collectors.groupingBy(
                figure -> figure.name() + " " + figure.database(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private String line(List<Figure> row) {
    Figure any = row.get(0);
    StringBuilder line =
        new StringBuilder("| %s, %s | %s |".formatted(any.name(), any.unit(), any.database()));
    Figure kit = null;
    for (ContenderKind column : columns) {
      Figure figure = of(row, column);
      line.append(figure == null ? " |" : " " + value(figure.value()) + " |");
      kit = column.role() == Role.KIT ? figure : kit;
    }
    line.append(' ').append(kit == null ? "" : ratio(kit.ratioToBestPeer())).append(" |");
    line.append(' ').append(kit == null ? "" : ratio(kit.ratioToLimit())).append(" |\n");
    return line.toString();
  }

  private static @Nullable Figure of(List<Figure> row, ContenderKind contender) {
    return row.stream()
        .filter(figure -> figure.contender().equals(contender.title()))
        .findFirst()
        .orElse(null);
  }

  static String value(double value) {
    double size = Math.abs(value);
    String form = size >= 100 || size == Math.rint(size) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, form, value);
  }

  private static String ratio(@Nullable Double ratio) {
    return ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio);
  }
}
