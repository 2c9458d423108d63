package io.webhookkit.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Bars as SVG: a panel for each figure and database, each with a linear scale of its own. */
public final class Chart {

  private static final int WIDTH = 760;
  private static final int ROW = 20;
  private static final int LABELS = 220;
  private static final int BARS = 400;

  private final List<Figure> figures;
  private final StringBuilder body = new StringBuilder();
  private int y = 34;

  /** Creates one of these. */
  public Chart(List<Figure> figures) {
    this.figures = figures;
  }

  /** Returns the picture. */
  public String svg() {
    Map<String, List<Figure>> panels =
        figures.stream()
            .collect(
                Collectors.groupingBy(
                    figure -> figure.name() + ", " + figure.database(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    panels.forEach(this::panel);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" \
        viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="#fff"/>
        <text x="10" y="20" font-size="14" font-weight="bold">Webhooks for Java beside its peers: \
        linear scales, one for each panel</text>
        %3$s</svg>
        """
        .formatted(WIDTH, y + 10, body);
  }

  private void panel(String title, List<Figure> bars) {
    y += 14;
    text(10, y, "font-weight=\"bold\"", title + " (" + bars.get(0).unit() + ")");
    double most = bars.stream().mapToDouble(Figure::value).max().orElse(1);
    for (Figure bar : bars) {
      y += ROW;
      double length = most <= 0 ? 0 : BARS * Math.max(0, bar.value()) / most;
      text(LABELS - 8, y, "text-anchor=\"end\"", bar.contender());
      body.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
              LABELS,
              y - 12,
              Math.max(1, length),
              ROW - 6,
              color(bar.contender())));
      text(LABELS + 6 + (int) length, y, "fill=\"#333\"", Table.value(bar.value()));
    }
    y += 10;
  }

  private static String color(String contender) {
    return contender.equals("webhooks")
        ? "#1668a8"
        : contender.startsWith("limit") ? "#9aa5b1" : "#d08a2e";
  }

  private void text(int x, int baseline, String style, String words) {
    String safe = words.replace("&", "&amp;").replace("<", "&lt;");
    body.append("<text x=\"%d\" y=\"%d\" %s>%s</text>%n".formatted(x, baseline, style, safe));
  }
}
