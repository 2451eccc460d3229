package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** The last release and the close miss each other, so nobody says that the namespace is drained. */
@JCStressTest
@Outcome(id = "false, false", expect = FORBIDDEN, desc = "The signal was lost.")
@Outcome(
    id = {"true, true", "true, false"},
    expect = FORBIDDEN,
    desc = "The signal came while a pid was live.")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "The signal came with the last release.")
@Outcome(expect = FORBIDDEN, desc = "Not a pair of looks.")
@State
@Shows("NothingAfterClose")
public class DrainSignalLostStress {
  private final PidNamespace<Integer> root =
      Subject.root(DrainSignalLostStress.class, Calls.oneLane(6));
  private final PidNamespace<Integer> child = root.createChild();
  private final Pid<Integer> last;
  private final CompletableFuture<Void> drained = child.whenDrained().toCompletableFuture();
  private volatile boolean tooEarly;

  public DrainSignalLostStress() {
    Calls.take(root, 0);
    last = Calls.take(child, 0);
  }

  @Actor
  public void close() {
    child.close();
  }

  @Actor
  public void release() {
    tooEarly = drained.isDone();
    last.release();
  }

  @Arbiter
  public void listen(ZZ_Result r) {
    r.r1 = tooEarly;
    r.r2 = drained.isDone();
  }
}
