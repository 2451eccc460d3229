package dev.pidmap.properties;

import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;

/** Compares each answer with the one that {@link LinuxRule} gives, number for number. */
final class RuleJudge implements Judge {
  private final LinuxRule rule;

  RuleJudge(Limits limits) {
    this.rule = new LinuxRule(limits);
  }

  @Override
  public void judge(Operation operation, Result seen) {
    Result expected = rule.perform(operation);
    if (!same(expected, seen)) {
      throw new AssertionError(operation + " should answer " + expected + " but did " + seen);
    }
  }

  private static boolean same(Result expected, Result seen) {
    if (expected instanceof Result.Allocated e && seen instanceof Result.Allocated s) {
      return e.numbers().equals(s.numbers());
    }
    if (expected instanceof Result.Failed e && seen instanceof Result.Failed s) {
      return e.errno() == s.errno() && (!tellsLevel(e) || e.level() == s.level());
    }
    return expected.equals(seen);
  }

  /** Linux has no word on which level is to blame where the error is not one level's. */
  private static boolean tellsLevel(Result.Failed failed) {
    return failed.level() >= 0 && failed.errno() != Errno.ENOMEM;
  }
}
