package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** EAGAIN although a number was free at every instant: the hole moves against the scan. */
@JCStressTest
@Outcome(
    id = {"2, -11", "-17, -11"},
    expect = FORBIDDEN,
    desc = "Not full at any instant.")
@Outcome(
    id = {"2, 3", "-17, 2"},
    expect = ACCEPTABLE,
    desc = "A free number was found.")
@Outcome(expect = FORBIDDEN, desc = "One number for two pids, or a wrong error.")
@State
@Shows("ExactExhaustion")
public class FreeNumberOverlookedStress {
  private final PidNamespace<Integer> root =
      Subject.root(FreeNumberOverlookedStress.class, Calls.oneLane(4));
  private final Pid<Integer> three;

  public FreeNumberOverlookedStress() {
    Calls.take(root, 0);
    Pid<Integer> two = Calls.take(root, 0);
    three = Calls.take(root, 0, 3);
    two.release();
  }

  @Actor
  public void moveHoleFrom2To3(II_Result r) {
    three.release();
    r.r1 = Calls.allocate(root, 0, 2);
  }

  @Actor
  public void allocate(II_Result r) {
    r.r2 = Calls.allocate(root, 1);
  }
}
