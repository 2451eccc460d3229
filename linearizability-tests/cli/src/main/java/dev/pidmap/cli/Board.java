package dev.pidmap.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how far a run is: a bar on a terminal, elsewhere a line every few seconds. Safe for use by
 * many threads.
 */
final class Board implements AutoCloseable {
  private static final double INTERVAL = 5;

  private final PrintWriter out;
  private final long total;
  private final ProgressBar bar;
  private final List<String> kept = new ArrayList<>();
  private final long begin = System.nanoTime();
  private double next = INTERVAL;
  private long done;

  private Board(PrintWriter out, long total, ProgressBar bar) {
    this.out = out;
    this.total = total;
    this.bar = bar;
  }

  /** A board for {@code total} steps; the launcher says whether a person is looking. */
  static Board open(PrintWriter out, String task, long total) {
    if (!Boolean.getBoolean("pidmap.terminal")) {
      return new Board(out, total, null);
    }
    return new Board(
        out,
        total,
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .hideEta()
            .build());
  }

  /** A line that must be seen; under a bar it waits until the bar is gone. */
  synchronized void say(String line) {
    if (bar == null) {
      out.println(line);
      out.flush();
    } else {
      kept.add(line);
    }
  }

  /** {@code steps} of all are done, {@code latest} is what happened last. */
  synchronized void step(long steps, String latest) {
    done = steps;
    if (bar != null) {
      bar.stepTo(done);
      bar.setExtraMessage(" " + latest);
    } else if (since(begin) >= next) {
      next = since(begin) + INTERVAL;
      out.printf(
          Locale.ROOT, "%6s  %,d of %,d  %s%n", Texts.seconds(since(begin)), done, total, latest);
      out.flush();
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      kept.forEach(out::println);
      out.flush();
    }
  }

  /** Wall time since a moment of {@link System#nanoTime}, in seconds. */
  static double since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1e3;
  }
}
