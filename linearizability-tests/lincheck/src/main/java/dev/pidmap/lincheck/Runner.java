package dev.pidmap.lincheck;

import dev.pidmap.harness.Ledger;
import dev.pidmap.harness.Ledger.Verdict;
import dev.pidmap.harness.Profile;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.HistoryWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.strategy.LincheckFailure;
import org.jetbrains.kotlinx.lincheck.strategy.TimeoutFailure;

/**
 * Runs scenarios, writes the ledger, and saves what was not accepted in the folder of {@link
 * Evidence}.
 */
public final class Runner {
  private Runner() {}

  /**
   * Runs {@code scenarios} on the per-CPU map and enters the results in the ledger; no more after
   * one that failed when the system property {@code pidmap.firstFailure} is true.
   */
  public static List<Report> record(Engine engine, List<Scenario> scenarios, Profile profile) {
    Map<Integer, List<Scenario>> byCap = new TreeMap<>();
    for (Scenario scenario : scenarios) {
      int cap = Scenarios.cap(engine, scenario, profile);
      byCap.computeIfAbsent(cap, c -> new ArrayList<>()).add(scenario);
    }
    List<Report> reports = new ArrayList<>();
    for (Map.Entry<Integer, List<Scenario>> group : byCap.entrySet()) {
      if (!isOver(reports)) {
        reports.addAll(run(engine, group.getValue(), SubjectKind.PER_CPU, group.getKey()));
      }
    }
    reports.forEach(Runner::enter);
    return reports;
  }

  private static boolean isOver(List<Report> reports) {
    return Boolean.getBoolean("pidmap.firstFailure")
        && reports.stream().anyMatch(report -> report.verdict() == Verdict.VIOLATED);
  }

  private static void enter(Report report) {
    Engine engine = report.engine();
    Ledger.record(
        new Ledger.Entry(
            "lincheck",
            report.scenario().name() + (engine.enumerates() ? "" : ", stress"),
            report.scenario().invariants(),
            report.verdict(),
            report.cap(),
            report.executions(),
            report.exhausted(),
            report.outcomes(),
            engine.memoryModel(),
            report.seconds(),
            report.text().lines().findFirst().orElse("")));
  }

  /** Runs {@code scenario} at most {@code cap} times, or until an execution is not accepted. */
  public static Report run(Engine engine, Scenario scenario, SubjectKind kind, int cap) {
    return run(engine, List.of(scenario), kind, cap).get(0);
  }

  /**
   * Runs each of {@code scenarios} at most {@code cap} times, or until an execution of it is not
   * accepted. They share one start of Lincheck, which costs seconds.
   */
  public static List<Report> run(
      Engine engine, List<Scenario> scenarios, SubjectKind kind, int cap) {
    List<Report> reports = new ArrayList<>();
    List<Scenario> left = scenarios;
    while (!left.isEmpty() && !isOver(reports)) {
      reports.addAll(untilFailure(engine, left, kind, cap));
      left = scenarios.subList(reports.size(), scenarios.size());
    }
    return reports;
  }

  /** Reports on the first scenarios, up to the first that failed. */
  private static List<Report> untilFailure(
      Engine engine, List<Scenario> scenarios, SubjectKind kind, int cap) {
    Map<ExecutionScenario, Tally> tallies = new LinkedHashMap<>();
    for (Scenario scenario : scenarios) {
      tallies.put(engine.translate(new Program(scenario, kind)), new Tally(scenario));
    }
    ContractVerifier.countInto(tallies);
    LincheckFailure failure = engine.run(tallies.keySet(), kind, cap);
    List<Report> reports = new ArrayList<>();
    for (Map.Entry<ExecutionScenario, Tally> entry : tallies.entrySet()) {
      if (failure != null && failure.getScenario() == entry.getKey()) {
        reports.add(report(engine, entry.getValue(), cap, failure));
        return reports;
      }
      reports.add(report(engine, entry.getValue(), cap, null));
    }
    if (failure != null) {
      throw new IllegalStateException("a failure of an unknown scenario: " + failure);
    }
    return reports;
  }

  private static Report report(Engine engine, Tally tally, int cap, LincheckFailure failure) {
    if (failure == null && tally.executions == 0) {
      throw new IllegalStateException("nothing was run: " + tally.scenario.name());
    }
    return new Report(
        tally.scenario,
        engine,
        verdict(failure, tally),
        cap,
        tally.executions,
        failure == null && engine.enumerates() && tally.executions < cap,
        tally.outcomes.size(),
        Set.copyOf(tally.ofThreads),
        tally.seconds(),
        failure == null ? "" : text(failure, tally),
        failure == null ? null : save(engine, tally.scenario, failure, tally));
  }

  private static Verdict verdict(LincheckFailure failure, Tally tally) {
    if (failure == null) {
      return Verdict.HELD;
    }
    // An execution that is slow on a busy machine has broken nothing.
    boolean unknown = tally.undecided || failure instanceof TimeoutFailure;
    return unknown ? Verdict.UNKNOWN : Verdict.VIOLATED;
  }

  private static String text(LincheckFailure failure, Tally tally) {
    String kind = failure.getClass().getSimpleName();
    return (tally.reason == null ? kind : kind + ": " + tally.reason) + "\n" + trace(failure);
  }

  /**
   * Lincheck's report; it cannot word every failure it finds, and what it found must not be lost.
   */
  private static String trace(LincheckFailure failure) {
    try {
      return failure.toString();
    } catch (RuntimeException e) {
      return failure.getScenario() + "\n(Lincheck failed to print the trace: " + e + ")";
    }
  }

  /** Saves Lincheck's report and the history, if there is one, and answers where that is. */
  private static Path save(Engine engine, Scenario scenario, LincheckFailure failure, Tally tally) {
    Path folder = Evidence.folder();
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
    HistoryWriter.write(history, file);
    return file;
  }
}
