package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two CPUs claim the same number: a slot that is tested and set in two steps. */
@JCStressTest
@Outcome(
    id = {"2, 2", "3, 3"},
    expect = FORBIDDEN,
    desc = "One number for two pids.")
@Outcome(
    id = {"2, 3", "3, 2"},
    expect = ACCEPTABLE,
    desc = "Each has its own.")
@Outcome(expect = FORBIDDEN, desc = "Both numbers were free.")
@State
@Shows("UniqueAcrossNamespaces")
public class DoubleClaimStress {
  private final PidNamespace<Integer> root =
      Subject.root(DoubleClaimStress.class, Calls.oneLane(4));

  public DoubleClaimStress() {
    Calls.take(root, 0);
  }

  @Actor
  public void cpu0(II_Result r) {
    r.r1 = Calls.allocate(root, 0);
  }

  @Actor
  public void cpu1(II_Result r) {
    r.r2 = Calls.allocate(root, 1);
  }
}
