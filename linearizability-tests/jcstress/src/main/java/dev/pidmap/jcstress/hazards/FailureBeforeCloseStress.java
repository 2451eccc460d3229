package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * An allocation fails with ENOMEM before the close has taken effect, so a later one still succeeds.
 */
@JCStressTest
@Outcome(
    id = {"-12, 2", "-12, 3"},
    expect = FORBIDDEN,
    desc = "Closed, then open again.")
@Outcome(id = "2, 3", expect = ACCEPTABLE, desc = "Both before the close.")
@Outcome(id = "2, -12", expect = ACCEPTABLE, desc = "The close in between.")
@Outcome(id = "-12, -12", expect = ACCEPTABLE, desc = "Both after the close.")
@Outcome(expect = FORBIDDEN, desc = "A wrong number or error.")
@State
@Shows("NothingAfterClose")
public class FailureBeforeCloseStress {
  private final PidNamespace<Integer> root =
      Subject.root(FailureBeforeCloseStress.class, Calls.oneLane(6));

  public FailureBeforeCloseStress() {
    Calls.take(root, 0);
  }

  @Actor
  public void close() {
    root.close();
  }

  @Actor
  public void allocateTwice(II_Result r) {
    r.r1 = Calls.allocate(root, 0);
    r.r2 = Calls.allocate(root, 0);
  }
}
