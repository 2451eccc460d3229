package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Number 1 was seen live, yet the namespace claims to have had no init. */
@JCStressTest
@Outcome(id = "1, -22", expect = FORBIDDEN, desc = "EINVAL after init was seen.")
@Outcome(id = "1, 3", expect = ACCEPTABLE, desc = "Init was live, so any number may be asked for.")
@Outcome(
    id = {"0, 3", "0, -22"},
    expect = ACCEPTABLE,
    desc = "Not seen yet.")
@Outcome(expect = FORBIDDEN, desc = "A wrong number or error.")
@State
@Shows("FirstIsOne")
public class InitForgottenStress {
  private final PidNamespace<Integer> root =
      Subject.root(InitForgottenStress.class, Calls.oneLane(6));

  @Actor
  public void initComesAndGoes() {
    Calls.take(root, 0).release();
  }

  @Actor
  public void lookThenRequest(II_Result r) {
    r.r1 = Calls.visible(root, 1);
    r.r2 = Calls.allocate(root, 1, 3);
  }
}
