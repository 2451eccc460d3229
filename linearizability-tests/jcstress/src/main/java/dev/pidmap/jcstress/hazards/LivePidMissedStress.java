package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The ordered search passes over a number that moves: at every instant 2 or 3 is live. */
@JCStressTest
@Outcome(id = "4", expect = FORBIDDEN, desc = "2 or 3 was live at every instant.")
@Outcome(
    id = {"2", "3"},
    expect = ACCEPTABLE,
    desc = "The least live number of some instant.")
@Outcome(expect = FORBIDDEN, desc = "Nothing found.")
@State
@Shows("UniqueAcrossNamespaces")
public class LivePidMissedStress {
  private final PidNamespace<Integer> root =
      Subject.root(LivePidMissedStress.class, Calls.oneLane(6));
  private final Pid<Integer> three;

  public LivePidMissedStress() {
    Calls.take(root, 0);
    three = Calls.take(root, 0, 3);
    Calls.take(root, 0, 4);
  }

  @Actor
  public void moveFrom3To2() {
    Calls.take(root, 0, 2);
    three.release();
  }

  @Actor
  public void search(I_Result r) {
    Pid<Integer> pid = root.findAtLeast(2);
    r.r1 = pid == null ? 0 : pid.numberIn(root);
  }
}
