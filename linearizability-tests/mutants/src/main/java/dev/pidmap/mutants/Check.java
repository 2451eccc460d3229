package dev.pidmap.mutants;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A column of the matrix: the tests of a module that look at the map, or at the contract, in one
 * way. Mutants meet them as they are, by the class path.
 */
public enum Check {
  /** The unit tests of the module that the mutant is made of. */
  JUNIT("JUnit", "", ".*Test", "one call at a time"),
  JQWIK(
      "jqwik",
      "linearizability-tests/properties",
      ".*(?<!Stress)(Properties|Test)",
      "random calls, one at a time"),
  LINCHECK(
      "Lincheck",
      "linearizability-tests/lincheck",
      ".*[.](ModelCheckingTest|DirectedProgramsTest)",
      "interleavings of small programs, sequentially consistent"),
  JCSTRESS("JCStress", "linearizability-tests/jcstress", "", "small programs on real processors"),
  /** The answers of the map to the scripts whose answers a real kernel gave. */
  KERNEL(
      "kernel scripts",
      "linearizability-tests/kernel",
      ".*[.]ScriptTest",
      "one call at a time, number for number as Linux"),
  /** Wrong steps of the same name in the models; the module of the models meets them. */
  TLC("TLC", "", "", "interleavings of small models, sequentially consistent"),
  /** Recorded runs of the mutant; the module of the models meets them. */
  TRACES("traces", "", "", "recorded runs, access by access, against the algorithm in TLA+"),
  SIMULATOR(
      "simulator",
      "linearizability-tests/simulator",
      ".*[.](SimulatorTest|DirectedProgramsTest)",
      "interleavings of small programs, and the invariants after every access");

  /** Those that can be met mutant by mutant, the cheapest and surest first. */
  static final List<Check> BY_COST = List.of(JUNIT, KERNEL, LINCHECK, SIMULATOR, JQWIK, JCSTRESS);

  /** A weaker contract is seen by the histories that it no longer rejects. */
  private static final Pattern HISTORIES = Pattern.compile(".*[.]CorpusTest");

  private final String label;
  private final String module;
  private final Pattern classes;
  private final String sees;

  Check(String label, String module, String classes, String sees) {
    this.label = label;
    this.module = module;
    this.classes = Pattern.compile(classes);
    this.sees = sees;
  }

  /** As it is printed. */
  public String label() {
    return label;
  }

  /** What it looks at, in a few words. */
  public String sees() {
    return sees;
  }

  /** The module with the tests that mutants of {@code family} meet, as a path from the root. */
  String module(Family family) {
    return module.isEmpty() ? family.module() : module;
  }

  /** Whether its kills are programs of its ledger; where they are not, they are test methods. */
  boolean runsPrograms() {
    return this == LINCHECK || this == SIMULATOR;
  }

  /** System properties of its JVM: how far it goes on a mutant when it runs whole. */
  Map<String, String> bounds() {
    return this == SIMULATOR || this == JQWIK ? Map.of("pidmap.profile", "standard") : Map.of();
  }

  /** Which test classes of that module it is, by their full names. */
  Pattern classes(Family family) {
    return family == Family.CONTRACT ? HISTORIES : classes;
  }

  /** Whether it can tell a mutant of {@code family} from the shipped code at all. */
  boolean judges(Family family) {
    return family != Family.CONTRACT || this == JUNIT;
  }
}
