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

/** A live pid is not found while its neighbour in the range comes and goes. */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Found every time.")
@Outcome(expect = FORBIDDEN, desc = "A look-up missed a pid that was live throughout.")
@State
@Shows({"RangeFreedOnlyWhenEmpty", "UniqueAcrossNamespaces"})
public class LiveNumberLostStress {
  private final PidNamespace<Integer> root =
      Subject.root(LiveNumberLostStress.class, Calls.oneLane(8));
  private final Pid<Integer> neighbour;

  public LiveNumberLostStress() {
    Calls.take(root, 0);
    neighbour = Calls.take(root, 0);
    Calls.take(root, 0);
    Calls.take(root, 0);
  }

  @Actor
  public void comeAndGo() {
    neighbour.release();
    Calls.take(root, 0, 2).release();
  }

  @Actor
  public void lookUp(II_Result r) {
    r.r1 = Calls.visible(root, 3);
    r.r2 = Calls.visible(root, 3);
  }
}
