package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A requested number is also handed out by the sweep. */
@JCStressTest
@Outcome(id = "2, 2", expect = FORBIDDEN, desc = "One number for two pids.")
@Outcome(id = "2, 3", expect = ACCEPTABLE, desc = "The request came first, the sweep passed on.")
@Outcome(id = "-17, 2", expect = ACCEPTABLE, desc = "The sweep came first.")
@Outcome(expect = FORBIDDEN, desc = "A free number was refused, or a wrong error.")
@State
@Shows("UniqueAcrossNamespaces")
public class RequestedAndSweptStress {
  private final PidNamespace<Integer> root =
      Subject.root(RequestedAndSweptStress.class, Calls.oneLane(4));

  public RequestedAndSweptStress() {
    Calls.take(root, 0);
  }

  @Actor
  public void request(II_Result r) {
    r.r1 = Calls.allocate(root, 0, 2);
  }

  @Actor
  public void sweep(II_Result r) {
    r.r2 = Calls.allocate(root, 1);
  }
}
