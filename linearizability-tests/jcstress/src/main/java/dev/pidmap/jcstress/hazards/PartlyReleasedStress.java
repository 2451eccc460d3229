package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A released pid is gone at one level and still visible at another. */
@JCStressTest
@Outcome(
    id = {"0, 1, 0", "0, 1, 1"},
    expect = FORBIDDEN,
    desc = "Gone inside, still visible outside.")
@Outcome(
    id = {"0, 0, 1", "1, 0, 1"},
    expect = FORBIDDEN,
    desc = "Gone outside, still visible inside.")
@Outcome(
    id = {"1, 1, 1", "1, 1, 0", "1, 0, 0", "0, 0, 0"},
    expect = ACCEPTABLE,
    desc = "It goes at both levels at once.")
@Outcome(expect = FORBIDDEN, desc = "Not a set of look-ups.")
@State
@Shows({"UniqueAcrossNamespaces", "AllOrNothing"})
public class PartlyReleasedStress {
  private final PidNamespace<Integer> root =
      Subject.root(PartlyReleasedStress.class, Calls.oneLane(6));
  private final PidNamespace<Integer> child = root.createChild();
  private final Pid<Integer> pid;

  public PartlyReleasedStress() {
    Calls.take(root, 0);
    Calls.take(child, 0);
    pid = Calls.take(child, 0);
  }

  @Actor
  public void release() {
    pid.release();
  }

  @Actor
  public void lookUp(III_Result r) {
    r.r1 = Calls.visible(child, 2);
    r.r2 = Calls.visible(root, 3);
    r.r3 = Calls.visible(child, 2);
  }
}
