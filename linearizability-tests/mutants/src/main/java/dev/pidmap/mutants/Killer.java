package dev.pidmap.mutants;

import java.util.regex.Pattern;

/**
 * A check, or a part of it, that passes on the shipped code and must fail on a mutant.
 *
 * @param test a test as {@code Class.method}; for Lincheck and the simulator the name of a program
 *     in the ledger, for JCStress the class of a hazard; empty for the whole check
 */
public record Killer(Check check, String test) {
  /** How the ledger of Lincheck calls programs that have assertions of their own. */
  private static final String DIRECTED = "directed: ";

  /** All of {@code check}. */
  static Killer whole(Check check) {
    return new Killer(check, "");
  }

  /** The test as it can be started, of the {@code name} under which it is reported. */
  static String testOf(Check check, String name) {
    return check.runsPrograms() || check == Check.JCSTRESS ? name : name.split("[ ,(]", 2)[0];
  }

  /** Which test classes it runs on a mutant of {@code family}, by their full names. */
  Pattern classes(Family family) {
    if (test.isEmpty()) {
      return check.classes(family);
    }
    if (check == Check.LINCHECK) {
      String type = test.startsWith(DIRECTED) ? "DirectedProgramsTest" : "ModelCheckingTest";
      return Pattern.compile(".*[.]" + type);
    }
    if (check == Check.SIMULATOR) {
      return check.classes(family);
    }
    return Pattern.compile(".*[.]" + test.substring(0, test.indexOf('.')));
  }

  /** Which test method it runs; empty for all. */
  String method() {
    if (test.startsWith(DIRECTED)) {
      return test.substring(DIRECTED.length());
    }
    return test.isEmpty() || check.runsPrograms() ? "" : test.substring(test.indexOf('.') + 1);
  }

  /** The scenario to run alone; empty where it is none. */
  String scenario() {
    boolean named = check.runsPrograms() || check == Check.JCSTRESS;
    return named && !test.startsWith(DIRECTED) ? test : "";
  }

  @Override
  public String toString() {
    return test.isEmpty() ? check.label() : check.label() + ": " + test;
  }
}
