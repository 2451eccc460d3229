package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * Two callers release one pid and both are told that they did; its numbers would be given back
 * twice.
 */
@JCStressTest
@Outcome(id = "true, true", expect = FORBIDDEN, desc = "Released twice.")
@Outcome(
    id = {"true, false", "false, true"},
    expect = ACCEPTABLE,
    desc = "One released it, the other was told so.")
@Outcome(expect = FORBIDDEN, desc = "Nobody released it.")
@State
@Shows({"UniqueAcrossNamespaces", "NoIdLost"})
public class DoubleReleaseStress {
  private final Pid<Integer> pid;

  public DoubleReleaseStress() {
    PidNamespace<Integer> root = Subject.root(DoubleReleaseStress.class, Calls.oneLane(4));
    Calls.take(root, 0);
    pid = Calls.take(root, 0);
  }

  @Actor
  public void first(ZZ_Result r) {
    r.r1 = pid.release();
  }

  @Actor
  public void second(ZZ_Result r) {
    r.r2 = pid.release();
  }
}
