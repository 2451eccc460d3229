package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZI_Result;

/** A look-up finds a pid whose release has returned. */
@JCStressTest
@Outcome(
    id = {"0, true, 1", "1, true, 0", "1, true, 1"},
    expect = FORBIDDEN,
    desc = "Found after its release had returned.")
@Outcome(
    id = {"0, false, 0", "0, false, 1", "0, true, 0"},
    expect = ACCEPTABLE,
    desc = "Found only while its release was under way.")
@Outcome(expect = FORBIDDEN, desc = "The releaser itself still finds it.")
@State
@Shows("UniqueAcrossNamespaces")
public class StaleLookupStress {
  private final PidNamespace<Integer> root =
      Subject.root(StaleLookupStress.class, Calls.oneLane(4));
  private final Pid<Integer> pid;
  private volatile boolean returned;

  public StaleLookupStress() {
    Calls.take(root, 0);
    pid = Calls.take(root, 0);
  }

  @Actor
  public void release(IZI_Result r) {
    pid.release();
    returned = true;
    r.r1 = Calls.visible(root, 2);
  }

  @Actor
  public void lookUp(IZI_Result r) {
    r.r2 = returned;
    r.r3 = Calls.visible(root, 2);
  }
}
