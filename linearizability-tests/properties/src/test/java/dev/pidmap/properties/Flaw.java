package dev.pidmap.properties;

import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Result;
import java.util.Map;
import java.util.function.Function;

/** Mistakes an allocator could make, each as a broken variant of {@link LinuxRule}. */
enum Flaw {
  WRAPS_TO_ONE(
      false,
      limits ->
          new LinuxRule(limits) {
            @Override
            int lowest(Namespace ns) {
              return 1;
            }
          }),
  TAKES_THE_LEAST_FREE_NUMBER(
      false,
      limits ->
          new LinuxRule(limits) {
            @Override
            int free(Namespace ns, int from) {
              return super.free(ns, lowest(ns));
            }
          }),
  A_REQUEST_MOVES_THE_CURSOR(
      false,
      limits ->
          new LinuxRule(limits) {
            @Override
            boolean movesCursor(int asked) {
              return true;
            }
          }),
  A_RELEASE_MOVES_THE_CURSOR_BACK(
      false,
      limits ->
          new LinuxRule(limits) {
            @Override
            Result release(Task task) {
              task.ns.cursor = Math.min(task.ns.cursor, task.numbers[task.ns.level]);
              return super.release(task);
            }
          }),
  ISSUES_PID_MAX(
      true,
      limits ->
          new LinuxRule(limits) {
            @Override
            int free(Namespace ns, int from) {
              int number = super.free(ns, from);
              return number == 0 && !ns.taken.containsKey(ns.pidMax) ? ns.pidMax : number;
            }
          }),
  KEEPS_THE_LAST_NUMBER_BACK(
      true,
      limits ->
          new LinuxRule(limits) {
            @Override
            int free(Namespace ns, int from) {
              int number = super.free(ns, from);
              return ns.taken.size() == ns.pidMax - 2 ? 0 : number;
            }
          }),
  A_FAILED_ALLOCATION_KEEPS_ITS_INNERMOST_NUMBER(
      true,
      limits ->
          new LinuxRule(limits) {
            @Override
            void giveBack(Namespace inner, int[] numbers) {
              if (numbers[0] == 0) {
                numbers[inner.level] = 0;
              }
              super.giveBack(inner, numbers);
            }
          }),
  A_RELEASE_FORGETS_THE_ROOT(
      true,
      limits ->
          new LinuxRule(limits) {
            @Override
            Result release(Task task) {
              Integer holder = task.ns.level == 0 ? null : root().taken.get(task.numbers[0]);
              Result result = super.release(task);
              if (holder != null) {
                root().taken.putIfAbsent(task.numbers[0], holder);
              }
              return result;
            }

            private Namespace root() {
              return namespaces.get(0);
            }
          }),
  A_SECOND_RELEASE_SUCCEEDS(
      true,
      limits ->
          new LinuxRule(limits) {
            @Override
            Result release(Task task) {
              super.release(task);
              return Result.Done.DONE;
            }
          }),
  CLOSE_LEAVES_THE_NAMESPACES_BELOW_OPEN(
      true,
      limits ->
          new LinuxRule(limits) {
            @Override
            boolean closedInChain(Namespace inner) {
              return inner.closed;
            }
          }),
  DRAINED_WHILE_PIDS_LIVE(
      true,
      limits ->
          new LinuxRule(limits) {
            @Override
            boolean isDrained(Namespace ns) {
              return ns.closed;
            }
          }),
  SEARCH_STARTS_ONE_TOO_LATE(
      true,
      limits ->
          new LinuxRule(limits) {
            @Override
            Map.Entry<Integer, Integer> nextLive(Namespace ns, int number) {
              return ns.taken.higherEntry(number);
            }
          }),
  A_PID_IS_SEEN_FROM_EVERYWHERE(
      true,
      limits ->
          new LinuxRule(limits) {
            @Override
            int numberOf(Task task, Namespace ns) {
              return task.numbers[Math.min(ns.level, task.ns.level)];
            }
          }),
  LOWERING_PID_MAX_DROPS_WHO_LIVES_BEYOND(
      true,
      limits ->
          new LinuxRule(limits) {
            @Override
            void setPidMax(Namespace ns, int pidMax) {
              ns.taken.tailMap(pidMax).clear();
              super.setPidMax(ns, pidMax);
            }
          });

  /** Whether also a map with several lanes must not do this. */
  final boolean unsafe;

  @SuppressWarnings("ImmutableEnumChecker") // the functions above have no state
  private final Function<Limits, LinuxRule> broken;

  Flaw(boolean unsafe, Function<Limits, LinuxRule> broken) {
    this.unsafe = unsafe;
    this.broken = broken;
  }

  Subject broken(Limits limits) {
    return broken.apply(limits);
  }
}
