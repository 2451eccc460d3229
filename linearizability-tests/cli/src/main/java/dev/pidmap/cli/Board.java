package dev.pidmap.cli;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a run is: a bar on a terminal, lines elsewhere. Safe for use by many threads. */
final class Board implements AutoCloseable {
  private final PrintWriter out;
  private final ProgressBar bar;

  private Board(PrintWriter out, ProgressBar bar) {
    this.out = out;
    this.bar = bar;
  }

  /** A board for {@code total} steps; the launcher says whether a person is looking. */
  static Board open(PrintWriter out, String task, long total) {
    if (!Boolean.getBoolean("pidmap.terminal")) {
      return new Board(out, null);
    }
    return new Board(
        out,
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .hideEta()
            .build());
  }

  /** A fact worth a line where no bar is shown. */
  synchronized void detail(String line) {
    if (bar == null) {
      out.println(line);
      out.flush();
    } else {
      bar.setExtraMessage(line.strip());
    }
  }

  synchronized void step() {
    if (bar != null) {
      bar.step();
    }
  }

  synchronized void at(long position, long total) {
    if (bar != null) {
      bar.maxHint(total);
      bar.stepTo(position);
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }

  /** Wall time since a moment of {@link System#nanoTime}, in seconds. */
  static double since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1e3;
  }
}
