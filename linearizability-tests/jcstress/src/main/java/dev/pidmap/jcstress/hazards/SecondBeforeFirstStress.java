package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Number 2 is visible before number 1. */
@JCStressTest
@Outcome(id = "1, 0", expect = FORBIDDEN, desc = "A namespace with members and no init.")
@Outcome(
    id = {"0, 0", "0, 1", "1, 1"},
    expect = ACCEPTABLE,
    desc = "1 is live before 2.")
@Outcome(expect = FORBIDDEN, desc = "Not a pair of look-ups.")
@State
@Shows("FirstIsOne")
public class SecondBeforeFirstStress {
  private final PidNamespace<Integer> root =
      Subject.root(SecondBeforeFirstStress.class, Calls.oneLane(4));

  @Actor
  public void allocateTwice() {
    Calls.take(root, 0);
    Calls.take(root, 0);
  }

  @Actor
  public void lookUp(II_Result r) {
    r.r1 = Calls.visible(root, 2);
    r.r2 = Calls.visible(root, 1);
  }
}
