package dev.pidmap.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Small pieces of text that several commands print. */
final class Texts {
  private Texts() {}

  /** Why an operation on a file failed, in words. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** For example {@code 7.4 s} or {@code 2 min 5 s}. */
  static String seconds(double seconds) {
    if (seconds < 99.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole / 60 + " min " + whole % 60 + " s";
  }

  /** {@code text} as one word of a shell's command line. */
  static String shellWord(String text) {
    return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  static String count(long n, String one) {
    return n + " " + one + (n == 1 ? "" : "s");
  }

  /** The first lines of {@code text}, which says where it was cut. */
  static String start(String text, int most) {
    List<String> lines = text.lines().limit(most + 1L).toList();
    return lines.size() <= most
        ? text
        : String.join("\n", lines.subList(0, most))
            + "\n... cut here; the whole is beside this page";
  }

  static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 3) + "...";
  }

  /** Rows in columns as wide as their widest cell; columns of numbers are set right. */
  static String table(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (i == widths.size()) {
          widths.add(0);
        }
        widths.set(i, Math.max(widths.get(i), row.get(i).length()));
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        String pad = " ".repeat(widths.get(i) - cell.length());
        line.append(i == 0 ? "" : "  ").append(numeric(rows, i) ? pad + cell : cell + pad);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private static boolean numeric(List<List<String>> rows, int column) {
    return rows.stream()
        .skip(1)
        .filter(row -> column < row.size())
        .map(row -> row.get(column))
        .allMatch(cell -> cell.isEmpty() || cell.matches("-|[0-9][0-9,.]*( s)?"));
  }
}
