package dev.pidmap.jcstress.hazards;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.pidmap.PidNamespace;
import java.util.Arrays;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A number is issued by the old lane and by a new one while a namespace grows its lanes. */
@JCStressTest
@Outcome(id = "distinct", expect = ACCEPTABLE, desc = "Four pids, four numbers.")
@Outcome(expect = FORBIDDEN, desc = "A number for two pids, beyond pid_max, or refused.")
@State
@Shows("UniqueAcrossNamespaces")
public class LaneGrowthDuplicateStress {
  private final PidNamespace<Integer> root =
      Subject.root(LaneGrowthDuplicateStress.class, Calls.growing(12));
  private final int[] numbers = new int[4];

  public LaneGrowthDuplicateStress() {
    Calls.take(root, 0);
  }

  @Actor
  public void cpu0() {
    numbers[0] = Calls.allocate(root, 0);
    numbers[1] = Calls.allocate(root, 0);
  }

  @Actor
  public void cpu1() {
    numbers[2] = Calls.allocate(root, 1);
    numbers[3] = Calls.allocate(root, 1);
  }

  @Arbiter
  public void compare(L_Result r) {
    boolean distinct =
        Arrays.stream(numbers).filter(n -> n > 1 && n < 12).distinct().count() == numbers.length;
    r.r1 = distinct ? "distinct" : Arrays.toString(numbers);
  }
}
