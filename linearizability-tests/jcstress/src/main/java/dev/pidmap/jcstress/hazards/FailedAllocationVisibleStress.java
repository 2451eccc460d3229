package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.PidNamespace;
import dev.pidmap.percpu.Geometry;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A look-up finds a pid whose allocation fails. */
@JCStressTest
@Outcome(id = "-11, 1", expect = FORBIDDEN, desc = "Visible, then gone without a release.")
@Outcome(id = "-11, 0", expect = ACCEPTABLE, desc = "It was never live.")
@Outcome(expect = FORBIDDEN, desc = "There was no room outside.")
@State
@Shows("AllOrNothing")
public class FailedAllocationVisibleStress {
  private final PidNamespace<Integer> root =
      Subject.root(FailedAllocationVisibleStress.class, new Geometry(2, 2, 2, 8, 4, 1, 1, 1));
  private final PidNamespace<Integer> child = root.createChild();

  public FailedAllocationVisibleStress() {
    Calls.take(root, 0);
    Calls.take(child, 0);
    Calls.take(root, 0);
  }

  @Actor
  public void allocateInside(II_Result r) {
    r.r1 = Calls.allocate(child, 0);
  }

  @Actor
  public void lookUp(II_Result r) {
    r.r2 = Calls.visible(child, 2);
  }
}
