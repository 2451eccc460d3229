package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A number at or beyond pid_max is issued by a call that began after pid_max was lowered. */
@JCStressTest
@Outcome(id = "3, 3", expect = FORBIDDEN, desc = "Issued beyond the limit that was read before.")
@Outcome(id = "3, 2", expect = ACCEPTABLE, desc = "Within the lowered limit.")
@Outcome(
    id = {"5, 3", "5, 2"},
    expect = ACCEPTABLE,
    desc = "Read before the change.")
@Outcome(expect = FORBIDDEN, desc = "A free number was refused, or a number out of range.")
@State
@Shows("WithinLimits")
public class PidMaxOvershotStress {
  private final PidNamespace<Integer> root =
      Subject.root(PidMaxOvershotStress.class, Calls.oneLane(5));

  public PidMaxOvershotStress() {
    Calls.take(root, 0);
    Calls.take(root, 0).release();
  }

  @Actor
  public void lower() {
    root.setPidMax(3);
  }

  @Actor
  public void readThenAllocate(II_Result r) {
    r.r1 = root.pidMax();
    r.r2 = Calls.allocate(root, 0);
  }
}
