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

/** A look-up meets a pid before its numbers or its task are written. */
@JCStressTest
@Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "Not live yet.")
@Outcome(id = "3, 2, 42", expect = ACCEPTABLE, desc = "Live and complete.")
@Outcome(expect = FORBIDDEN, desc = "A number or the task is missing.")
@State
@Shows("AllOrNothing")
public class HalfBuiltPidStress {
  private final PidNamespace<Integer> root =
      Subject.root(HalfBuiltPidStress.class, Calls.oneLane(6));
  private final PidNamespace<Integer> child = root.createChild();

  public HalfBuiltPidStress() {
    Calls.take(root, 0);
    Calls.take(child, 0);
  }

  @Actor
  public void allocate() {
    Calls.take(child, 0);
  }

  @Actor
  public void lookUp(III_Result r) {
    Pid<Integer> pid = child.find(2);
    if (pid != null) {
      r.r1 = pid.numberIn(root);
      r.r2 = pid.numberIn(child);
      Integer task = pid.task();
      r.r3 = task == null ? -1 : task;
    }
  }
}
