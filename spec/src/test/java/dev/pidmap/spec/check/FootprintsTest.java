package dev.pidmap.spec.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.Contract;
import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Overlap;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.State;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.Start;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two calls whose order matters to the contract, by an answer or by the state after both, have
 * footprints that conflict: asked of every two calls with every answer, in a few small states. The
 * search leaves orders out by it, so a conflict that is missing is a history wrongly rejected.
 */
class FootprintsTest {
  private static final int ROOT = State.ROOT;
  private static final Limits LIMITS = new Limits(2, 2, 8, 6, 3);

  /** Pid 1 is the init of the root, pid 2 of namespace 5, where it has number 1. */
  private static final Start INITS =
      new Start(
          List.of(new Start.Namespace(5, ROOT, Start.DEFAULT, Start.DEFAULT)),
          List.of(new Start.LivePid(1, ROOT, List.of(1)), new Start.LivePid(2, 5, List.of(2, 1))));

  private record Step(Operation call, Result answer) {}

  /** What a history starts with, and calls that nothing overlaps. */
  private record Setting(String name, Start start, List<Step> steps) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Setting RUNNING =
      new Setting("running", INITS, List.of(step(allocate(ROOT, 3), numbers(4))));

  static List<Setting> settings() {
    Step left = done(new Operation.SetPidMax(ROOT, 4));
    Step leftInside = done(new Operation.SetPidMax(5, 3));
    Step full = done(new Operation.SetPidMax(ROOT, 3));
    return List.of(
        new Setting("fresh", Start.EMPTY, List.of(done(new Operation.CreateNamespace(ROOT, 5)))),
        RUNNING,
        new Setting("running inside", INITS, List.of(step(allocate(5, 3), numbers(4, 2)))),
        new Setting("one left", INITS, List.of(left, leftInside)),
        new Setting("taken", INITS, List.of(step(allocate(ROOT, 3), numbers(3)), left)),
        new Setting("full", INITS, List.of(full)),
        new Setting("released", INITS, List.of(done(new Operation.Release(2)))),
        new Setting("closed", INITS, List.of(done(new Operation.Close(5)))));
  }

  /** Something is in flight, and holds nothing. */
  private static final Overlap BUSY =
      new InFlight(
          new History.Call(0, 0, allocate(ROOT, 9), null, 0, History.NEVER, 0, 0),
          false,
          new IntBag(),
          new History.Call[0],
          new boolean[0],
          Former.NONE,
          List.of());

  private final Contract contract = new Contract(LIMITS, Strength.ANY_FREE);

  @ParameterizedTest
  @MethodSource("settings")
  void callsWhoseOrderMattersConflict(Setting setting) {
    Set<State> start = Set.of(state(setting));
    int matter = 0;
    for (Overlap overlap : List.of(Overlap.NONE, BUSY)) {
      for (Step one : allowed(start, calls(10), overlap)) {
        Set<State> between = after(start, one, overlap);
        for (Step two : allowed(between, calls(11), overlap)) {
          Set<State> there = after(between, two, overlap);
          Set<State> back = after(after(start, two, overlap), one, overlap);
          if (!there.equals(back)) {
            assertThat(conflict(setting, one, two)).as("%s, then %s", one, two).isTrue();
            matter++;
          }
        }
      }
    }
    assertThat(matter).isGreaterThan(40);
  }

  /** Its creator has not returned yet, and others use it already. */
  @Test
  void aNumberIsAskedForInANamespaceThatIsBeingMade() {
    History history =
        new History.Builder(Strength.ANY_FREE, LIMITS, INITS, "")
            .call(0, 0, 0, new Operation.CreateNamespace(ROOT, 6))
            .call(0, 1, 1, new Operation.NumberOf(2, 6))
            .ret(0, 1, new Result.Value(0))
            .ret(0, 0, Result.Done.DONE)
            .build();
    assertThat(LinearizabilityChecker.check(history, Budget.standard()))
        .isInstanceOf(Verdict.Linearizable.class);
  }

  /** What the search lives on. */
  @Test
  void callsAboutDifferentNumbersDoNot() {
    Step five = step(allocate(ROOT, 10), numbers(5));
    Step inside = step(allocate(5, 11), numbers(3, 2));
    Step release = done(new Operation.Release(3));
    Step look = step(new Operation.Find(5, 1), new Result.Found(2, 1));
    List<Step> steps = List.of(five, inside, release, look);
    for (int i = 0; i < steps.size(); i++) {
      for (int k = 0; k < i; k++) {
        assertThat(conflict(RUNNING, steps.get(k), steps.get(i))).as("%s %s", k, i).isFalse();
      }
    }
  }

  /** As many places as there can be. */
  @Test
  void aDeepAllocationTouchesEachLevel() {
    List<Step> nest = new ArrayList<>();
    for (int level = 1; level <= Limits.MAX_LEVEL; level++) {
      nest.add(done(new Operation.CreateNamespace(level - 1, level)));
    }
    int[] first = new int[Limits.MAX_LEVEL + 1];
    Arrays.fill(first, 1);
    Step deep = step(allocate(Limits.MAX_LEVEL, 10), numbers(first));
    Setting nested = new Setting("nested", Start.EMPTY, nest);
    for (int level = 0; level <= Limits.MAX_LEVEL; level++) {
      Step look = step(new Operation.Find(level, 1), new Result.Found(10, 1));
      assertThat(conflict(nested, deep, look)).as("level %s", level).isTrue();
    }
  }

  private State state(Setting setting) {
    State state = contract.initial();
    List<Step> steps = new ArrayList<>();
    setting.start.steps().forEach(step -> steps.add(new Step(step.operation(), step.result())));
    steps.addAll(setting.steps);
    for (Step step : steps) {
      state = contract.step(state, step.call, step.answer, Overlap.NONE).get(0);
    }
    return state;
  }

  private Set<State> after(Set<State> states, Step step, Overlap overlap) {
    Set<State> next = new HashSet<>();
    for (State state : states) {
      next.addAll(contract.step(state, step.call, step.answer, overlap));
    }
    return next;
  }

  private List<Step> allowed(Set<State> states, List<Operation> calls, Overlap overlap) {
    List<Step> steps = new ArrayList<>();
    for (Operation call : calls) {
      for (Result answer : ANSWERS) {
        if (!after(states, step(call, answer), overlap).isEmpty()) {
          steps.add(step(call, answer));
        }
      }
    }
    return steps;
  }

  /** Whether the footprints of the two, in flight together, conflict. */
  private static boolean conflict(Setting setting, Step one, Step two) {
    History.Builder history = new History.Builder(Strength.ANY_FREE, LIMITS, setting.start, "");
    for (Step step : setting.steps) {
      history.sequential(0, step.call, step.answer);
    }
    int op = setting.steps.size();
    history.call(0, op, 0, one.call).call(0, op + 1, 1, two.call);
    History both = history.ret(0, op, one.answer).ret(0, op + 1, two.answer).build();
    Footprints footprints = new Problem(new Subject(both), both.calls()).footprints;
    for (int mine : footprints.of(op)) {
      for (int other : footprints.of(op + 1)) {
        if (mine / Footprints.MODES == other / Footprints.MODES
            && Footprints.conflict(mine % Footprints.MODES, other % Footprints.MODES)) {
          return true;
        }
      }
    }
    return false;
  }

  // All calls that there are, and all answers

  private static List<Operation> calls(int pid) {
    List<Operation> calls = new ArrayList<>();
    for (int ns : new int[] {ROOT, 5, 6}) {
      calls.add(allocate(ns, pid));
      calls.add(allocate(ns, pid, 2));
      calls.add(allocate(ns, pid, 5));
      calls.add(allocate(ns, pid, 5, 5));
      calls.add(new Operation.CreateNamespace(ns, 6));
      calls.add(new Operation.FindAtLeast(ns, 2));
      calls.add(new Operation.Close(ns));
      calls.add(new Operation.IsDrained(ns));
      calls.add(new Operation.GetPidMax(ns));
      calls.add(new Operation.SetPidMax(ns, 5));
      calls.add(new Operation.GetLastPid(ns));
      calls.add(new Operation.SetLastPid(0, ns, 4, 0));
      for (int number = 1; number < 6; number++) {
        calls.add(new Operation.Find(ns, number));
      }
      for (int of : new int[] {2, 3, 10}) {
        calls.add(new Operation.NumberOf(of, ns));
      }
    }
    calls.add(new Operation.CreateNamespace(6, 7));
    for (int of : new int[] {1, 2, 3, 10}) {
      calls.add(new Operation.Release(of));
    }
    return calls;
  }

  private static final List<Result> ANSWERS = answers();

  private static List<Result> answers() {
    List<Result> all = new ArrayList<>(List.of(Result.Done.DONE, Result.Absent.ABSENT));
    for (Errno errno : Errno.values()) {
      for (int level = -1; level < 2; level++) {
        all.add(new Result.Failed(errno, level));
      }
    }
    for (int number = 0; number < 9; number++) {
      all.add(new Result.Value(number));
    }
    for (int number = 1; number < 6; number++) {
      for (int pid : new int[] {Result.Found.UNKNOWN, 1, 2, 3, 10}) {
        all.add(new Result.Found(pid, number));
      }
      all.add(numbers(number));
      for (int inner : new int[] {1, 2, 5}) {
        all.add(numbers(number, inner));
      }
    }
    return all;
  }

  private static Step done(Operation call) {
    return step(call, Result.Done.DONE);
  }

  private static Step step(Operation call, Result answer) {
    return new Step(call, answer);
  }

  private static Operation allocate(int ns, int pid, int... setTid) {
    return new Operation.Allocate(0, ns, pid, boxed(setTid), 0);
  }

  private static Result numbers(int... numbers) {
    return Result.Allocated.of(boxed(numbers));
  }

  private static List<Integer> boxed(int... numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
