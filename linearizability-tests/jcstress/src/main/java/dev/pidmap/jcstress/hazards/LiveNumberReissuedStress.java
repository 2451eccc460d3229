package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.Pid;
import dev.pidmap.PidNamespace;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** A number is issued again while its pid is live: the only free number goes round beside it. */
@JCStressTest
@Outcome(
    id = "true, true, true",
    expect = ACCEPTABLE,
    desc = "Each live pid is found under its own number.")
@Outcome(expect = FORBIDDEN, desc = "A live pid lost its number to another.")
@State
@Shows({"UniqueAcrossNamespaces", "NoPrematureReuse"})
public class LiveNumberReissuedStress {
  private final PidNamespace<Integer> root =
      Subject.root(LiveNumberReissuedStress.class, Calls.oneLane(4));
  private Pid<Integer> held;
  private Pid<Integer> later;

  public LiveNumberReissuedStress() {
    Calls.take(root, 0);
  }

  @Actor
  public void hold(ZZZ_Result r) {
    held = Calls.take(root, 0);
    r.r1 = root.find(held.number(0)) == held;
  }

  @Actor
  public void goRound(ZZZ_Result r) {
    Calls.take(root, 1).release();
    later = Calls.take(root, 1);
    r.r2 = root.find(later.number(0)) == later;
  }

  @Arbiter
  public void compare(ZZZ_Result r) {
    r.r3 = held.number(0) != later.number(0) && root.find(held.number(0)) == held;
  }
}
