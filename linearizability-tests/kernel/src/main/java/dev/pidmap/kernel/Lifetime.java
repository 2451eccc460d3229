package dev.pidmap.kernel;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.History;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A pid from the call that took its numbers to the one that gave them back.
 *
 * @param release null where it was not released
 */
record Lifetime(History.Call allocation, History.Call release) {

  Operation.Allocate request() {
    return (Operation.Allocate) allocation.operation();
  }

  List<Integer> numbers() {
    return ((Result.Allocated) allocation.result()).numbers();
  }

  int number(int level) {
    return numbers().get(level);
  }

  /** The levels whose numbers were not requested; none for the first pid of a namespace. */
  List<Integer> automaticLevels() {
    int depth = numbers().size();
    if (number(depth - 1) == 1) {
      return List.of();
    }
    return IntStream.range(0, depth - request().setTid().size()).boxed().toList();
  }

  /** Whether this pid is live at every instant of {@code call}. */
  boolean spans(History.Call call) {
    return allocation.returned() < call.called()
        && (release == null || release.called() > call.returned());
  }

  /** Whether this pid is live at no instant of {@code call}. */
  boolean misses(History.Call call) {
    return allocation.called() > call.returned() || endsBefore(call);
  }

  boolean endsBefore(History.Call call) {
    return release != null && !release.pending() && release.returned() < call.called();
  }
}
