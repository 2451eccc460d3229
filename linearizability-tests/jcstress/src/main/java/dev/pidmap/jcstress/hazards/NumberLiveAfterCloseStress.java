package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A number becomes live after close has returned. */
@JCStressTest
@Outcome(
    id = {"2, 0, 1", "-12, 0, 1"},
    expect = FORBIDDEN,
    desc = "Became live after the close.")
@Outcome(id = "2, 1, 1", expect = ACCEPTABLE, desc = "Live before the close.")
@Outcome(id = "-12, 0, 0", expect = ACCEPTABLE, desc = "The close came first.")
@Outcome(expect = FORBIDDEN, desc = "The answer and the look-up disagree.")
@State
@Shows("NothingAfterClose")
public class NumberLiveAfterCloseStress {
  private final PidNamespace<Integer> root =
      Subject.root(NumberLiveAfterCloseStress.class, Calls.oneLane(4));

  public NumberLiveAfterCloseStress() {
    Calls.take(root, 0);
  }

  @Actor
  public void allocate(III_Result r) {
    r.r1 = Calls.allocate(root, 0);
  }

  @Actor
  public void close(III_Result r) {
    root.close();
    r.r2 = Calls.visible(root, 2);
  }

  @Arbiter
  public void lookUp(III_Result r) {
    r.r3 = Calls.visible(root, 2);
  }
}
