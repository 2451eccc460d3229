package dev.pidmap.properties;

import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.statistics.Statistics;

/**
 * What happened in a run. A property that never met what it is about proves nothing, so each says
 * what its runs must have met.
 */
final class Facts {
  private Facts() {}

  /** Happenings that random sequences must not miss. */
  enum Fact {
    /** The sweep issued a smaller number after a greater one. */
    WRAP,
    /** A number was issued again after its release. */
    REUSE,
    NESTED,
    EAGAIN,
    EEXIST,
    EINVAL,
    EPERM,
    ENOMEM,
    ENOSPC,
    ESRCH
  }

  /**
   * Counts what {@code play} met; fails at the end when less than 1 run in 200 met one of these.
   */
  static void require(Play play, Fact... facts) {
    Set<Fact> met = met(play);
    for (Fact fact : facts) {
      Statistics.label(fact.name())
          .collect(met.contains(fact))
          .coverage(coverage -> coverage.check(true).percentage(share -> share >= 0.5));
    }
  }

  private static Set<Fact> met(Play play) {
    Set<Fact> met = EnumSet.noneOf(Fact.class);
    Map<Integer, Integer> last = new HashMap<>();
    Set<Long> issued = new java.util.HashSet<>();
    for (Play.Step step : play.steps()) {
      if (step.result() instanceof Result.Failed failed) {
        met.add(of(failed.errno()));
      } else if (step.operation() instanceof Operation.Allocate op
          && step.result() instanceof Result.Allocated given
          && op.setTid().isEmpty()) {
        int number = given.numbers().get(given.numbers().size() - 1);
        if (given.numbers().size() > 1) {
          met.add(Fact.NESTED);
        }
        Integer before = last.put(op.ns(), number);
        if (before != null && number < before) {
          met.add(Fact.WRAP);
        }
        if (!issued.add((long) op.ns() << 32 | number)) {
          met.add(Fact.REUSE);
        }
      }
    }
    return met;
  }

  private static Fact of(Errno errno) {
    return Fact.valueOf(errno.name());
  }
}
