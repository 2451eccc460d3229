package dev.pidmap.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Counts lines, then runs the benchmarks, and writes what is known so far into the folder named
 * first after each; with {@code --quick} a selection in minutes. With {@code --only} and a pattern,
 * only the timed workloads whose names contain a match of it.
 */
public final class Main {
  /** The exit status when no workload has such a name; the names were printed. */
  public static final int NO_SUCH_WORKLOAD = 3;

  private static final int QUICK_ROUNDS = 3;
  private static final int ROUNDS = 9;
  private static final long QUICK_SLICE = 60_000_000;
  private static final long SLICE = 250_000_000;
  private static final int QUICK_FORKS = 2;
  private static final int FORKS = 5;
  private static final long QUICK_ITERATION_MILLIS = 200;
  private static final long ITERATION_MILLIS = 1_000;

  private final boolean quick;
  private final List<String> flags;
  private final Path folder;
  private final Report report;

  private Main(Path folder, boolean quick) {
    this.quick = quick;
    this.flags = flags(quick);
    this.folder = folder;
    this.report = new Report(folder, flags);
  }

  public static void main(String[] args) throws IOException {
    List<String> options = List.of(args).subList(1, args.length);
    Main main = new Main(Files.createDirectories(Path.of(args[0])), options.contains("--quick"));
    int only = options.indexOf("--only");
    if (only < 0) {
      main.everything();
    } else {
      Pattern names = Pattern.compile(options.get(only + 1));
      main.only(Workload.all(w -> names.matcher(w.name()).find()));
    }
  }

  private void everything() throws IOException {
    Simulated simulated = new Simulated(Main::say);
    report.counted(simulated.lines(quick), simulated.conflicts());
    try (Race race = race()) {
      report.weighed(race.footprints());
      race.run(Workload.all(w -> !quick || w.quick()), report::timed);
    }
    say("one thread by JMH");
    report.heldAgainst(
        Jmh.run(
            folder,
            flags,
            quick ? QUICK_FORKS : FORKS,
            Jmh.millis(quick ? QUICK_ITERATION_MILLIS : ITERATION_MILLIS)));
    report.complete();
    say("");
    say(report.atAGlance());
  }

  private void only(List<Workload> workloads) throws IOException {
    if (workloads.isEmpty()) {
      Workload.all().forEach(w -> say("  " + w.name()));
      System.exit(NO_SUCH_WORKLOAD);
    }
    try (Race race = race()) {
      race.run(workloads, report::timed);
    }
    report.complete();
    say("");
    say(report.times());
  }

  private Race race() throws IOException {
    return new Race(
        Competitor.all(),
        flags,
        quick ? QUICK_ROUNDS : ROUNDS,
        quick ? QUICK_SLICE : SLICE,
        Main::say);
  }

  private static void say(String line) {
    System.out.println(line);
  }

  /** Of each JVM: a small young generation, so that its pages are touched before they are timed. */
  private static List<String> flags(boolean quick) {
    List<String> flags = new ArrayList<>();
    flags.add("-XX:+UseSerialGC");
    flags.add("-Xmn64m");
    flags.add("-Xms200m");
    flags.add(quick ? "-Xmx1200m" : "-Xmx4g");
    flags.add("-XX:+AlwaysPreTouch");
    flags.add("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");
    flags.add("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
    return flags;
  }
}
