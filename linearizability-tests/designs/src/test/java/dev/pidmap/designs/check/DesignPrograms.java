package dev.pidmap.designs.check;

import dev.pidmap.designs.Design;
import dev.pidmap.designs.DesignSubject;
import dev.pidmap.harness.Ledger.Verdict;
import dev.pidmap.lincheck.Engine;
import dev.pidmap.lincheck.Report;
import dev.pidmap.lincheck.Runner;
import dev.pidmap.lincheck.Scenario;
import dev.pidmap.lincheck.Scenarios;
import dev.pidmap.lincheck.SubjectKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Programs whose answers every design promises, under Lincheck. */
final class DesignPrograms {
  private static final String RACE = "race for the first number";

  private static final Set<String> ALL = Set.of(RACE, "allocation and release on two CPUs");

  private DesignPrograms() {}

  static List<Report> run(Design design, int cap) {
    return run(ALL, design, cap);
  }

  private static List<Report> run(Set<String> names, Design design, int cap) {
    List<Scenario> programs =
        Scenarios.hazards().stream().filter(s -> names.contains(s.name())).toList();
    SubjectKind kind = SubjectKind.spinning(design.name(), DesignSubject.class);
    return Runner.run(Engine.MODEL_CHECKING, programs, kind, cap);
  }

  /** The designs of the thread, less ours, which is checked as what it is. */
  static List<Design> designs() {
    return Stream.of(Design.values()).filter(design -> design != Design.PER_CPU).toList();
  }

  /**
   * Names, a line each, the designs that break a promise. Without locks other programs run into
   * loops that have no end.
   */
  public static void main(String[] arguments) {
    for (Design design : designs()) {
      if (run(Set.of(RACE), design, Integer.parseInt(arguments[0])).stream()
          .anyMatch(report -> report.verdict() == Verdict.VIOLATED)) {
        System.out.println(design.name());
      }
    }
  }
}
