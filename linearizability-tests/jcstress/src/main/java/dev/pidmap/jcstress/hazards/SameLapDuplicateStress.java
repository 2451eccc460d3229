package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A stale lane takes a number that was issued and released since, in the same lap of the sweep. */
@JCStressTest
@Outcome(id = "once a lap", expect = ACCEPTABLE, desc = "No number was issued twice in one lap.")
@Outcome(expect = FORBIDDEN, desc = "The same number and lap twice.")
@State
@Shows("NoPrematureReuse")
public class SameLapDuplicateStress {
  private final PidNamespace<Integer> root =
      Subject.root(SameLapDuplicateStress.class, Calls.twoLanes(5));
  private final List<String> byCpu0 = new ArrayList<>();
  private final List<String> byCpu1 = new ArrayList<>();

  public SameLapDuplicateStress() {
    Calls.take(root, 0);
  }

  @Actor
  public void cpu0() {
    goRound(0, byCpu0);
  }

  @Actor
  public void cpu1() {
    goRound(1, byCpu1);
  }

  private void goRound(int cpu, List<String> issued) {
    for (int i = 0; i < 3; i++) {
      Pid<Integer> pid = Calls.take(root, cpu);
      issued.add(pid.number(0) + " in lap " + Subject.CURRENT.lap(pid));
      pid.release();
    }
  }

  @Arbiter
  public void compare(L_Result r) {
    Set<String> both = new TreeSet<>(byCpu0);
    both.addAll(byCpu1);
    boolean once = both.size() == byCpu0.size() + byCpu1.size();
    r.r1 = once ? "once a lap" : byCpu0 + " and " + byCpu1;
  }
}
