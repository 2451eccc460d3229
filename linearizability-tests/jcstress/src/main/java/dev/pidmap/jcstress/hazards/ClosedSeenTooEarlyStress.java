package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** A namespace says that it is closed and still issues a number. */
@JCStressTest
@Outcome(id = "true, 2", expect = FORBIDDEN, desc = "Issued after it was seen closed.")
@Outcome(id = "true, -12", expect = ACCEPTABLE, desc = "Closed.")
@Outcome(
    id = {"false, 2", "false, -12"},
    expect = ACCEPTABLE,
    desc = "Seen before the close.")
@Outcome(expect = FORBIDDEN, desc = "A wrong number or error.")
@State
@Shows("NothingAfterClose")
public class ClosedSeenTooEarlyStress {
  private final PidNamespace<Integer> root =
      Subject.root(ClosedSeenTooEarlyStress.class, Calls.oneLane(4));

  public ClosedSeenTooEarlyStress() {
    Calls.take(root, 0);
  }

  @Actor
  public void close() {
    root.close();
  }

  @Actor
  public void lookThenAllocate(ZI_Result r) {
    r.r1 = root.isClosed();
    r.r2 = Calls.allocate(root, 0);
  }
}
