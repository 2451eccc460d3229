package dev.pidmap.tla;

import java.util.Arrays;

/** How a run of TLC ended. */
public enum Verdict {
  HOLDS(0, "every state within the bounds was visited and nothing was violated"),
  ASSUMPTION_FALSE(10, "a constant of the model is not what the modules assume"),
  DEADLOCK(11, "a state has no successor"),
  INVARIANT_VIOLATED(12, "a state violates an invariant"),
  PROPERTY_VIOLATED(13, "a step does what it may not, or what must happen at last need not"),
  ASSERTION_FAILED(14, "an Assert in the modules is false: the bounds are too small"),
  NOT_EVALUATED(75, "an expression has no value"),
  NOT_EVALUATED_SAFETY(76, "an invariant or a property of steps has no value"),
  NOT_EVALUATED_LIVENESS(77, "a temporal property has no value"),
  NOT_PARSED(150, "a module is not well formed"),
  BAD_CONFIG(151, "the configuration is not well formed"),
  TOO_LARGE(152, "the state space is too large for TLC"),
  BROKEN(153, "the machine failed: memory, disk or the JVM"),
  TIMED_OUT(-1, "stopped at the time limit: nothing is known"),
  UNKNOWN(255, "TLC failed for a reason without a code");

  private final int exitCode;
  private final String words;

  Verdict(int exitCode, String words) {
    this.exitCode = exitCode;
    this.words = words;
  }

  /** What it means. */
  public String words() {
    return words;
  }

  static Verdict ofExitCode(int exitCode) {
    return Arrays.stream(values())
        .filter(verdict -> verdict.exitCode == exitCode)
        .findFirst()
        .orElse(UNKNOWN);
  }
}
