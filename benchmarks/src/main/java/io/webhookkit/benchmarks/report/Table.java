package io.webhookkit.benchmarks.report;

import io.webhookkit.benchmarks.contender.ContenderKind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as Markdown. */
public final class Table {

  private final List<Figure> figures;

  /** Creates one of these. */
  public Table(List<Figure> figures) {
    this.figures = figures;
  }

  /** Returns the text, with the contenders' settings below. */
  public String text() {
    StringBuilder text =
        new StringBuilder(
            """
            | figure | database | contender | value | to best peer | to limit |
            | --- | --- | --- | --: | --: | --: |
            """);
    for (Figure figure : figures) {
      text.append(
          "| %s | %s | %s | %s %s | %s | %s |%n"
              .formatted(
                  figure.name(),
                  figure.database(),
                  figure.contender(),
                  value(figure.value()),
                  figure.unit(),
                  ratio(figure.ratioToBestPeer()),
                  ratio(figure.ratioToLimit())));
    }
    text.append("\nSettings:\n\n");
    for (ContenderKind contender : ContenderKind.values()) {
      text.append("- %s: %s%n".formatted(contender.title(), contender.settings()));
    }
    return text.toString();
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
