package io.webhookkit.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lines as SVG: a panel for each series, with a scale from 0 of its own, and marks in time. */
public final class Lines {

  private static final int WIDTH = 760;
  private static final int LEFT = 70;
  private static final int PLOT = 670;
  private static final int HEIGHT = 70;

  private final String title;
  private final List<Series> series;
  private final List<Double> marks;
  private final double seconds;
  private final StringBuilder body = new StringBuilder();
  private int y = 34;

  /**
   * Creates one of these.
   *
   * @param marks when something happened, in seconds
   * @param seconds how long it took in all
   */
  public Lines(String title, List<Series> series, List<Double> marks, double seconds) {
    this.title = title;
    this.series = series;
    this.marks = marks;
    this.seconds = seconds;
  }

  /** Returns the picture. */
  public String svg() {
    series.stream().filter(each -> !each.points().isEmpty()).forEach(this::panel);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" \
        viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="#fff"/>
        <text x="10" y="20" font-size="14" font-weight="bold">%3$s</text>
        %4$s</svg>
        """
        .formatted(WIDTH, y + 10, title, body);
  }

  private void panel(Series each) {
    double most = each.points().stream().mapToDouble(Series.Point::value).max().orElse(0);
    double scale = most <= 0 ? 0 : HEIGHT / most;
    y += 18;
    text(10, "font-weight=\"bold\"", each.name() + " (" + each.unit() + ")");
    y += 12;
    text(LEFT - 6, "text-anchor=\"end\"", Table.value(most));
    int bottom = y + HEIGHT;
    for (double mark : marks) {
      line(x(mark), y, x(mark), bottom, "#f0c9a0");
    }
    line(LEFT, bottom, LEFT + PLOT, bottom, "#9aa5b1");
    String points =
        each.points().stream()
            .map(point -> at(x(point.seconds()), bottom - point.value() * scale))
            .collect(Collectors.joining(" "));
    body.append("<polyline points=\"%s\" fill=\"none\" stroke=\"#1668a8\"/>%n".formatted(points));
    y = bottom;
  }

  private double x(double second) {
    return LEFT + PLOT * second / seconds;
  }

  private static String at(double x, double height) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x, height);
  }

  private void line(double x1, double y1, double x2, double y2, String color) {
    body.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
            x1,
            y1,
            x2,
            y2,
            color));
  }

  private void text(int x, String style, String words) {
    body.append("<text x=\"%d\" y=\"%d\" %s>%s</text>%n".formatted(x, y, style, words));
  }
}
