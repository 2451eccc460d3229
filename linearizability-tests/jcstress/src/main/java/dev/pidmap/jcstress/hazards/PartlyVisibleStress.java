package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A new pid is visible at one level and not yet at another. */
@JCStressTest
@Outcome(
    id = {"1, 0, 0", "1, 0, 1"},
    expect = FORBIDDEN,
    desc = "Visible inside, not yet outside.")
@Outcome(
    id = {"0, 1, 0", "1, 1, 0"},
    expect = FORBIDDEN,
    desc = "Visible outside, not inside.")
@Outcome(
    id = {"0, 0, 0", "0, 0, 1", "0, 1, 1", "1, 1, 1"},
    expect = ACCEPTABLE,
    desc = "It appears at both levels at once.")
@Outcome(expect = FORBIDDEN, desc = "Not a set of look-ups.")
@State
@Shows({"UniqueAcrossNamespaces", "AllOrNothing"})
public class PartlyVisibleStress {
  private final PidNamespace<Integer> root =
      Subject.root(PartlyVisibleStress.class, Calls.oneLane(6));
  private final PidNamespace<Integer> child = root.createChild();

  public PartlyVisibleStress() {
    Calls.take(root, 0);
    Calls.take(child, 0);
  }

  @Actor
  public void allocate() {
    Calls.take(child, 0);
  }

  @Actor
  public void lookUp(III_Result r) {
    r.r1 = Calls.visible(child, 2);
    r.r2 = Calls.visible(root, 3);
    r.r3 = Calls.visible(child, 2);
  }
}
