package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two callers ask for the same number and both get it. */
@JCStressTest
@Outcome(id = "3, 3", expect = FORBIDDEN, desc = "One number for two pids.")
@Outcome(
    id = {"3, -17", "-17, 3"},
    expect = ACCEPTABLE,
    desc = "One has it, the other gets EEXIST.")
@Outcome(expect = FORBIDDEN, desc = "Nobody has it, or a wrong error.")
@State
@Shows("UniqueAcrossNamespaces")
public class RequestedTwiceStress {
  private final PidNamespace<Integer> root =
      Subject.root(RequestedTwiceStress.class, Calls.oneLane(6));

  public RequestedTwiceStress() {
    Calls.take(root, 0);
  }

  @Actor
  public void cpu0(II_Result r) {
    r.r1 = Calls.allocate(root, 0, 3);
  }

  @Actor
  public void cpu1(II_Result r) {
    r.r2 = Calls.allocate(root, 1, 3);
  }
}
