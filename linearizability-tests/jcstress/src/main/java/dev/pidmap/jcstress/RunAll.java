package dev.pidmap.jcstress;

import dev.pidmap.harness.Ledger;
import dev.pidmap.harness.Profile;
import dev.pidmap.jcstress.hazards.Hazards;
import dev.pidmap.jcstress.hazards.Shows;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Looks for every declared hazard in the library, or for those whose name contains a match of the
 * system property {@code pidmap.scenario}: {@code RunAll FOLDER}. Exit 0: all tests ran and held;
 * 1: a forbidden outcome was met; 2: bad usage; 3: a test did not run.
 */
public final class RunAll {
  private RunAll() {}

  public static void main(String[] args) throws InterruptedException {
    if (args.length != 1) {
      System.err.println("usage: RunAll FOLDER (a new folder for the results)");
      System.exit(2);
    }
    try {
      System.exit(exitCode(run(Path.of(args[0]), System.out)));
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(3);
    }
  }

  /** Runs the suite at the current profile, writes the ledger and tells {@code out} the outcome. */
  public static Report run(Path folder, PrintStream out) throws IOException, InterruptedException {
    Profile profile = Profile.current();
    Duration limit = Duration.ofMinutes(profile.choose(10, 30, 600));
    Report report =
        new Suite(Flags.of(profile), List.of(), limit)
            .run(Hazards.selected(), folder, line -> tell(line, out));
    record(report);
    for (String name : missing(report)) {
      out.println("did not run: " + name);
    }
    report
        .tests()
        .forEach((name, test) -> test.failures().forEach(why -> out.println(name + ": " + why)));
    out.printf(
        "jcstress: %d of %d tests ran, %d held%n",
        report.tests().size(),
        Hazards.selected().size(),
        report.tests().values().stream().filter(Report.Test::held).count());
    return report;
  }

  /** The tests that should have run and did not. */
  static List<String> missing(Report report) {
    List<String> missing = new ArrayList<>();
    for (Class<?> hazard : Hazards.selected()) {
      Report.Test test = report.tests().get(hazard.getName());
      if (test == null || test.executions() == 0) {
        missing.add(hazard.getName());
      }
    }
    return missing;
  }

  static int exitCode(Report report) {
    boolean violated = report.tests().values().stream().anyMatch(t -> !t.failures().isEmpty());
    if (violated) {
      return 1;
    }
    return missing(report).isEmpty() ? 0 : 3;
  }

  /** Of all that JCStress prints, only the line of counts says how far it is. */
  private static void tell(String line, PrintStream out) {
    if (line.startsWith("(Results:")) {
      out.println("jcstress: " + line);
    }
  }

  private static void record(Report report) {
    for (Class<?> hazard : Hazards.selected()) {
      Report.Test test = report.tests().get(hazard.getName());
      List<String> invariants = List.of(hazard.getAnnotation(Shows.class).value());
      if (test == null) {
        record(hazard, invariants, Ledger.Verdict.SKIPPED, 0, 0, 0, "JCStress did not run it");
      } else {
        record(
            hazard,
            invariants,
            test.held() ? Ledger.Verdict.HELD : Ledger.Verdict.VIOLATED,
            test.executions(),
            test.outcomes().size(),
            test.seconds(),
            String.join("; ", new TreeSet<>(test.failures())));
      }
    }
  }

  private static void record(
      Class<?> hazard,
      List<String> invariants,
      Ledger.Verdict verdict,
      long executions,
      int outcomes,
      double seconds,
      String note) {
    Ledger.record(
        new Ledger.Entry(
            "jcstress",
            hazard.getSimpleName(),
            invariants,
            verdict,
            0,
            executions,
            false,
            outcomes,
            "hardware, sampled",
            seconds,
            note));
  }
}
