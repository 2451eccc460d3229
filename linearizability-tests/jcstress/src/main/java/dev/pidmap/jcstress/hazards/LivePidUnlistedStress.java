package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import java.util.HashSet;
import java.util.Set;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** The weak listing leaves out a pid that was live throughout, because others came and went. */
@JCStressTest
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "Both were listed.")
@Outcome(expect = FORBIDDEN, desc = "A pid live throughout is not listed.")
@State
@Shows("UniqueAcrossNamespaces")
public class LivePidUnlistedStress {
  private final PidNamespace<Integer> root =
      Subject.root(LivePidUnlistedStress.class, Calls.oneLane(8));
  private final Pid<Integer> two;

  public LivePidUnlistedStress() {
    Calls.take(root, 0);
    two = Calls.take(root, 0);
    Calls.take(root, 0);
    Calls.take(root, 0, 5);
  }

  @Actor
  public void comeAndGo() {
    two.release();
    Calls.take(root, 0, 4).release();
  }

  @Actor
  public void list(ZZ_Result r) {
    Set<Integer> listed = new HashSet<>();
    root.forEach(pid -> listed.add(pid.numberIn(root)));
    r.r1 = listed.contains(3);
    r.r2 = listed.contains(5);
  }
}
