package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A write of the last pid is undone by an allocation that was under way. */
@JCStressTest
@Outcome(id = "2, 3", expect = FORBIDDEN, desc = "The write was undone.")
@Outcome(id = "2, 6", expect = ACCEPTABLE, desc = "The allocation came before the write.")
@Outcome(id = "6, 7", expect = ACCEPTABLE, desc = "The allocation came after the write.")
@Outcome(expect = FORBIDDEN, desc = "A number that no order explains.")
@State
@Shows("WithinLimits")
public class LastPidOverwrittenStress {
  private final PidNamespace<Integer> root =
      Subject.root(LastPidOverwrittenStress.class, Calls.oneLane(12));

  public LastPidOverwrittenStress() {
    Calls.take(root, 0);
  }

  @Actor
  public void write() {
    root.setLastPid(0, 5, 0);
  }

  @Actor
  public void allocate(II_Result r) {
    r.r1 = Calls.allocate(root, 1);
  }

  @Arbiter
  public void allocateNext(II_Result r) {
    r.r2 = Calls.allocate(root, 0);
  }
}
