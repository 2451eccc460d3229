package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZI_Result;

/** A number is refused although its release has returned, while its neighbour goes too. */
@JCStressTest
@Outcome(id = "3, true, 1", expect = ACCEPTABLE, desc = "The number could be asked for at once.")
@Outcome(id = "-17, true, 0", expect = FORBIDDEN, desc = "Refused after its release.")
@Outcome(expect = FORBIDDEN, desc = "The new pid is not found.")
@State
@Shows({"NoIdLost", "RangeFreedOnlyWhenEmpty"})
public class ReleasedNumberRefusedStress {
  private final PidNamespace<Integer> root =
      Subject.root(ReleasedNumberRefusedStress.class, Calls.oneLane(6));
  private final Pid<Integer> two;
  private final Pid<Integer> three;

  public ReleasedNumberRefusedStress() {
    Calls.take(root, 0);
    two = Calls.take(root, 0);
    three = Calls.take(root, 0);
  }

  @Actor
  public void releaseAndAskAgain(IZI_Result r) {
    three.release();
    r.r1 = Calls.allocate(root, 0, 3);
  }

  @Actor
  public void releaseNeighbour(IZI_Result r) {
    r.r2 = two.release();
  }

  @Arbiter
  public void lookUp(IZI_Result r) {
    r.r3 = Calls.visible(root, 3);
  }
}
