package dev.pidmap.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Figures on a logarithmic axis as an SVG: a row for each name, a mark of a shape of its own for
 * each series, and the figures in words at the right. Light and dark as the reader has it.
 *
 * @param title what is plotted, with its unit
 * @param series the names of the marks of a row; one is drawn without a legend
 */
record Plot(String title, List<String> series, List<Row> rows) {
  private static final int NAMES = 280;
  private static final int AXIS = 400;
  private static final int WIDTH = 930;
  private static final int TOP = 58;
  private static final int STEP = 22;

  private static final List<String> SHAPES =
      List.of(
          "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0",
          "M0 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z",
          "M-4 -4h8v8h-8z",
          "M0 -5l5 9h-10z",
          "M0 5l5 -9h-10z",
          "M-4 -4l8 8m0 -8l-8 8");

  private static final String STYLE =
      "text{font:13px system-ui,sans-serif;fill:#1c1e21}.soft{fill:#565b62}"
          + ".title{font-weight:600}.grid{stroke:#d9d5cb}.mark{fill:#1d4e89;stroke:#1d4e89}"
          + "@media(prefers-color-scheme:dark){text{fill:#e7e5df}.soft{fill:#a6aab0}"
          + ".grid{stroke:#383c42}.mark{fill:#8db8ee;stroke:#8db8ee}}";

  /** The figures of a name, one for each series. */
  record Row(String name, List<Mark> marks) {}

  /** A figure, and between what most of it lay. */
  record Mark(double low, double value, double high) {
    static Mark exact(double value) {
      return new Mark(value, value, value);
    }
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    int bottom = TOP + rows.size() * STEP;
    int height = bottom + 12;
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d"
                + " %d\" role=\"img\"><title>%s</title><style>%s</style>\n",
            WIDTH,
            height,
            WIDTH,
            height,
            text(title),
            STYLE));
    svg.append(said("title", 8, 18, "start", title));
    if (series.size() > 1) {
      for (int s = 0; s < series.size(); s++) {
        int x = NAMES + s * 105;
        svg.append(mark(s, x, 14)).append(said("soft", x + 11, 18, "start", series.get(s)));
      }
    }
    for (int power = first(); power <= last(); power++) {
      double x = at(Math.pow(10, power));
      svg.append(
          String.format(
              Locale.ROOT,
              "<path class=\"grid\" d=\"M%.1f %dV%d\"/>%n%s",
              x,
              TOP - 12,
              bottom,
              said("soft", x, TOP - 17, "middle", number(Math.pow(10, power)))));
    }
    for (int i = 0; i < rows.size(); i++) {
      svg.append(row(rows.get(i), TOP + i * STEP + STEP / 2));
    }
    return svg.append("</svg>\n").toString();
  }

  private String row(Row row, int y) {
    StringBuilder out = new StringBuilder();
    out.append(said("", NAMES - 14, y + 4, "end", row.name()));
    for (int s = 0; s < row.marks().size(); s++) {
      Mark one = row.marks().get(s);
      out.append(
          String.format(
              Locale.ROOT,
              "<path class=\"mark\" d=\"M%.1f %dH%.1f\"/>%n",
              at(one.low()),
              y,
              at(one.high())));
      out.append(mark(s, at(one.value()), y));
    }
    String figures =
        row.marks().stream().map(m -> Goals.number(m.value())).collect(Collectors.joining(" / "));
    return out.append(said("soft", NAMES + AXIS + 16, y + 4, "start", figures)).toString();
  }

  private static String mark(int shape, double x, double y) {
    return String.format(
        Locale.ROOT,
        "<path class=\"mark\" transform=\"translate(%.1f %.1f)\" d=\"%s\"/>%n",
        x,
        y,
        SHAPES.get(shape % SHAPES.size()));
  }

  private static String said(String kind, double x, double y, String anchor, String words) {
    return String.format(
        Locale.ROOT,
        "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        kind,
        x,
        y,
        anchor,
        text(words));
  }

  /** Nothing at all has no place on a logarithmic axis: it stands at its begin. */
  private double at(double value) {
    double share = (Math.log10(value) - first()) / (last() - first());
    return NAMES + AXIS * Math.max(0, value <= 0 ? 0 : share);
  }

  private int first() {
    return (int) Math.floor(Math.log10(values().filter(v -> v > 0).min().orElse(1)));
  }

  private int last() {
    return Math.max(first() + 1, (int) Math.ceil(Math.log10(values().max().orElse(1))));
  }

  private DoubleStream values() {
    return rows.stream()
        .flatMap(row -> row.marks().stream())
        .flatMapToDouble(mark -> DoubleStream.of(mark.low(), mark.high()));
  }

  private static String number(double power) {
    return power >= 1 ? String.format(Locale.ROOT, "%,.0f", power) : String.valueOf(power);
  }

  private static String text(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;");
  }
}
