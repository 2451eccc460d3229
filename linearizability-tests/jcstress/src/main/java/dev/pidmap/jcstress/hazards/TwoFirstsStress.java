package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two first pids of a namespace: both are its number 1, or none is. */
@JCStressTest
@Outcome(id = "1, 1", expect = FORBIDDEN, desc = "Two inits.")
@Outcome(
    id = {"1, 2", "2, 1"},
    expect = ACCEPTABLE,
    desc = "One is the first, the other came after it.")
@Outcome(
    id = {"1, -22", "-22, 1"},
    expect = ACCEPTABLE,
    desc = "The other came while the first was in flight.")
@Outcome(expect = FORBIDDEN, desc = "A number before the first, or a wrong error.")
@State
@Shows("FirstIsOne")
public class TwoFirstsStress {
  private final PidNamespace<Integer> root = Subject.root(TwoFirstsStress.class, Calls.oneLane(4));

  @Actor
  public void cpu0(II_Result r) {
    r.r1 = Calls.allocate(root, 0);
  }

  @Actor
  public void cpu1(II_Result r) {
    r.r2 = Calls.allocate(root, 1);
  }
}
