package dev.pidmap.lincheck;

import dev.pidmap.harness.Ledger;
import dev.pidmap.harness.Ledger.Verdict;
import dev.pidmap.spec.history.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jetbrains.kotlinx.lincheck.strategy.LincheckFailure;

/**
 * Runs scenarios, writes the ledger, and saves what was not accepted under the folder named by the
 * system property {@code pidmap.histories} (default {@code target/histories}).
 */
public final class Runner {
  private Runner() {}

  /** Runs {@code scenario} on the per-CPU map and enters the result in the ledger. */
  public static Report record(Engine engine, Scenario scenario, int cap) {
    Report report = run(engine, scenario, SubjectKind.PER_CPU, cap);
    Ledger.record(
        new Ledger.Entry(
            "lincheck",
            scenario.name() + (engine.enumerates() ? "" : ", stress"),
            scenario.invariants(),
            report.verdict(),
            report.cap(),
            report.executions(),
            report.exhausted(),
            report.outcomes(),
            engine.memoryModel(),
            report.seconds(),
            report.text().lines().findFirst().orElse("")));
    return report;
  }

  /** Runs {@code scenario} at most {@code cap} times, or until an execution is not accepted. */
  public static Report run(Engine engine, Scenario scenario, SubjectKind kind, int cap) {
    long start = System.nanoTime();
    Tally tally = new Tally(scenario);
    Subject.use(scenario, kind);
    ContractVerifier.countInto(tally);
    LincheckFailure failure = engine.run(scenario, kind, cap);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (failure == null && tally.executions == 0) {
      throw new IllegalStateException("nothing was run: " + scenario.name());
    }
    return new Report(
        scenario,
        engine,
        verdict(failure, tally),
        cap,
        tally.executions,
        failure == null && engine.enumerates() && tally.executions < cap,
        tally.outcomes.size(),
        seconds,
        failure == null ? "" : text(failure, tally),
        failure == null ? null : save(engine, scenario, failure, tally));
  }

  private static Verdict verdict(LincheckFailure failure, Tally tally) {
    if (failure == null) {
      return Verdict.HELD;
    }
    return tally.undecided ? Verdict.UNKNOWN : Verdict.VIOLATED;
  }

  private static String text(LincheckFailure failure, Tally tally) {
    String kind = failure.getClass().getSimpleName();
    return (tally.reason == null ? kind : kind + ": " + tally.reason) + "\n" + failure;
  }

  /** Saves Lincheck's report and the history, if there is one, and answers where that is. */
  private static Path save(Engine engine, Scenario scenario, LincheckFailure failure, Tally tally) {
    Path folder = Path.of(System.getProperty("pidmap.histories", "target/histories"));
    String name =
        "lincheck-"
            + engine.name().toLowerCase(Locale.ROOT).replace('_', '-')
            + "-"
            + scenario.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name + ".txt"), text(failure, tally));
      return tally.rejected == null ? null : write(folder, name, tally.rejected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path write(Path folder, String name, History history) throws IOException {
    Path file = folder.resolve(name + ".jsonl");
    Files.writeString(file, history.toString());
    return file;
  }
}
