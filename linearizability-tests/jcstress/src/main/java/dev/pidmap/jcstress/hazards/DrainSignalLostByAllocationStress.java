package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.PidException;
import dev.pidmap.PidNamespace;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** An allocation in flight at the close ends, or fails, without the drained signal. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "The signal came.")
@Outcome(expect = FORBIDDEN, desc = "The signal was lost.")
@State
@Shows("NothingAfterClose")
public class DrainSignalLostByAllocationStress {
  private final PidNamespace<Integer> root =
      Subject.root(DrainSignalLostByAllocationStress.class, Calls.oneLane(6));
  private final CompletableFuture<Void> drained = root.whenDrained().toCompletableFuture();

  @Actor
  public void close() {
    root.close();
  }

  @Actor
  public void comeAndGo() {
    try {
      Calls.take(root, 0).release();
    } catch (PidException closed) {
      // The close came first; the arbiter sees whether it was signalled.
    }
  }

  @Arbiter
  public void listen(Z_Result r) {
    r.r1 = drained.isDone();
  }
}
