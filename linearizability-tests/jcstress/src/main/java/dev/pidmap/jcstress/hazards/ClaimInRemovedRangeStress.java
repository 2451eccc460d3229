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
import org.openjdk.jcstress.infra.results.III_Result;

/** A number is claimed in a range that its last release is just removing; the pid would be lost. */
@JCStressTest
@Outcome(
    id = "3, 1, 2",
    expect = ACCEPTABLE,
    desc = "The claim is found, and the released number can be had again.")
@Outcome(id = "3, 0, 2", expect = FORBIDDEN, desc = "The claim went into a removed range.")
@Outcome(expect = FORBIDDEN, desc = "A free number was refused.")
@State
@Shows({"RangeFreedOnlyWhenEmpty", "NoIdLost"})
public class ClaimInRemovedRangeStress {
  private final PidNamespace<Integer> root =
      Subject.root(ClaimInRemovedRangeStress.class, Calls.oneLane(8));
  private final Pid<Integer> last;

  public ClaimInRemovedRangeStress() {
    Calls.take(root, 0);
    last = Calls.take(root, 0);
    Pid<Integer> neighbour = Calls.take(root, 0);
    Calls.take(root, 0);
    neighbour.release();
  }

  @Actor
  public void releaseLast() {
    last.release();
  }

  @Actor
  public void request(III_Result r) {
    r.r1 = Calls.allocate(root, 1, 3);
  }

  @Arbiter
  public void lookUp(III_Result r) {
    r.r2 = Calls.visible(root, 3);
    r.r3 = Calls.allocate(root, 0, 2);
  }
}
