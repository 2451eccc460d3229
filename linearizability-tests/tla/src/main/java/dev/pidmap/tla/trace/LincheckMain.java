package dev.pidmap.tla.trace;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pidmap.lincheck.Engine;
import dev.pidmap.lincheck.Report;
import dev.pidmap.lincheck.Runner;
import dev.pidmap.lincheck.Scenario;
import dev.pidmap.lincheck.Scenarios;
import dev.pidmap.lincheck.SubjectKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code LincheckMain FILE EVERY SCENARIOS CAP ...} has Lincheck run the scenarios whose names
 * match at most CAP times each, on the tapped map that is first in the class path, and writes into
 * a file what it reached. Each EVERY-th execution is recorded. {@link LincheckRuns} starts it.
 */
final class LincheckMain {
  private LincheckMain() {}

  public static void main(String[] args) throws IOException {
    LincheckTap.keep(Integer.parseInt(args[1]));
    List<Reached> reached = new ArrayList<>();
    for (int i = 2; i < args.length; i += 2) {
      reached.addAll(run(args[i], Integer.parseInt(args[i + 1])));
    }
    new ObjectMapper().writeValue(Path.of(args[0]).toFile(), reached);
    System.exit(0);
  }

  private static List<Reached> run(String names, int cap) {
    List<Scenario> scenarios =
        Scenarios.all().stream()
            .filter(scenario -> scenario.name().matches(names))
            .map(LincheckMain::inTheAlgorithm)
            .toList();
    SubjectKind tapped = SubjectKind.madeBy(TracedSubject.class, Tap.class, LincheckTap.class);
    return Runner.run(Engine.MODEL_CHECKING, scenarios, tapped, cap).stream()
        .map(LincheckMain::reached)
        .toList();
  }

  /** What happens last makes the traces of the threads visible; the taps see them anyway. */
  private static Scenario inTheAlgorithm(Scenario s) {
    return new Scenario(
        s.name(),
        s.invariants(),
        s.geometry(),
        s.strength(),
        s.effort(),
        s.before(),
        s.threads(),
        s.after().stream().filter(Calls::areOf).toList());
  }

  private static Reached reached(Report report) {
    Scenario scenario = report.scenario();
    Set<String> outcomes =
        report.ofThreads().stream()
            .map(results -> Outcomes.text(scenario, results))
            .collect(Collectors.toSet());
    return new Reached(
        scenario.name(),
        report.verdict(),
        report.executions(),
        report.exhausted(),
        outcomes,
        LincheckTap.kept(scenario.name()));
  }
}
