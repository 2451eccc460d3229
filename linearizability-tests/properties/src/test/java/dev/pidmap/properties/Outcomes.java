package dev.pidmap.properties;

import dev.pidmap.spec.Result;
import java.util.HashSet;
import java.util.Set;

/** How many different combinations of answers the tries of one property met. */
final class Outcomes {
  private static final Set<Integer> MET = new HashSet<>();
  private static int answers;
  private static boolean any;

  private Outcomes() {}

  /** A property begins. */
  static void begin() {
    MET.clear();
    endTry();
  }

  /** The try gave {@code result}. Called by the thread that runs the tries. */
  static void add(Result result) {
    answers = 31 * answers + result.toString().hashCode();
    any = true;
  }

  /** A try has ended; one without answers is not counted. */
  static void endTry() {
    if (any) {
      MET.add(answers);
    }
    answers = 0;
    any = false;
  }

  /** How many there were, or 0 where no answers were told. */
  static int count() {
    return MET.size();
  }
}
