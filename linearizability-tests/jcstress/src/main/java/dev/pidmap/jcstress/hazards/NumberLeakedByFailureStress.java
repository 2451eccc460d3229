package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import dev.pidmap.percpu.Geometry;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** An allocation that fails at the outer level keeps its number at the inner one. */
@JCStressTest
@Outcome(id = "-11, 0, -17", expect = FORBIDDEN, desc = "It failed and its number is still taken.")
@Outcome(id = "-11, 1, -17", expect = FORBIDDEN, desc = "It failed and is visible.")
@Outcome(id = "3, 1, -17", expect = ACCEPTABLE, desc = "It found the number that was released.")
@Outcome(id = "-11, 0, 3", expect = ACCEPTABLE, desc = "It failed and left nothing behind.")
@Outcome(expect = FORBIDDEN, desc = "A wrong number or error.")
@State
@Shows({"AllOrNothing", "NoIdLost"})
public class NumberLeakedByFailureStress {
  private final PidNamespace<Integer> root =
      Subject.root(NumberLeakedByFailureStress.class, new Geometry(2, 2, 2, 8, 4, 1, 1, 1));
  private final PidNamespace<Integer> child = root.createChild();
  private final Pid<Integer> filler;

  public NumberLeakedByFailureStress() {
    Calls.take(root, 0);
    Calls.take(child, 0);
    filler = Calls.take(root, 0);
  }

  @Actor
  public void allocateInside(III_Result r) {
    r.r1 = Calls.allocate(child, 0, 3);
  }

  @Actor
  public void makeRoomOutside() {
    filler.release();
  }

  @Arbiter
  public void askAgain(III_Result r) {
    r.r2 = Calls.visible(child, 3);
    r.r3 = Calls.allocate(child, 0, 3);
  }
}
