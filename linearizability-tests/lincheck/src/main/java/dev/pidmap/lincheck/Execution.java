package dev.pidmap.lincheck;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.kotlinx.lincheck.util.VoidResult;

/**
 * What Lincheck tells about one execution, by thread; operations before and after the parallel part
 * belong to thread 0.
 */
final class Execution {
  private static final String NOTHING = "nothing";

  private final List<List<Optional<Operation>>> operations = new ArrayList<>();
  private final List<List<ResultWithClock>> results;
  private final ExecutionScenario scenario;

  Execution(ExecutionScenario scenario, ExecutionResult result) {
    this.scenario = scenario;
    for (List<Actor> thread : scenario.getThreads()) {
      operations.add(thread.stream().map(Execution::operation).toList());
    }
    results = result.getThreadsResultsWithClock();
  }

  /** The operation of an actor; the one that starts the map has none. */
  private static Optional<Operation> operation(Actor actor) {
    return actor.getArguments().get(0) instanceof Operation operation
        ? Optional.of(operation)
        : Optional.empty();
  }

  /** All that the judgement depends on. */
  List<Object> fingerprint() {
    List<Object> parts = new ArrayList<>();
    for (int thread = 0; thread < results.size(); thread++) {
      for (int i = 0; i < results.get(thread).size(); i++) {
        ResultWithClock result = results.get(thread).get(i);
        parts.add(value(result));
        parts.add(Arrays.stream(result.getClockOnStart().getClock()).boxed().toList());
      }
    }
    return parts;
  }

  /** The results alone; a result that was left out is empty. */
  List<Object> outcome() {
    List<Object> parts = new ArrayList<>();
    for (List<ResultWithClock> thread : results) {
      for (ResultWithClock result : thread) {
        Object value = value(result);
        parts.add(value instanceof StampedSubject.Stamped stamped ? stamped.bare() : value);
      }
    }
    return parts;
  }

  /** By thread, the results of what happens at the same time; null where one was left out. */
  List<List<Result>> resultsOfThreads() {
    List<List<Result>> parts = new ArrayList<>();
    for (int thread = 0; thread < results.size(); thread++) {
      int from = thread == 0 ? scenario.getInitExecution().size() : 0;
      int to = from + scenario.getParallelExecution().get(thread).size();
      List<Result> part = new ArrayList<>();
      results.get(thread).subList(from, to).forEach(result -> part.add(bare(value(result))));
      parts.add(part);
    }
    return parts;
  }

  private static Result bare(Object value) {
    if (value instanceof StampedSubject.Stamped stamped) {
      return stamped.result();
    }
    return value.equals(NOTHING) ? null : (Result) value;
  }

  /** The same as calls with times. */
  Recording recording() {
    List<Recording.Entry> entries = new ArrayList<>();
    for (int thread = 0; thread < results.size(); thread++) {
      for (int i = 0; i < results.get(thread).size(); i++) {
        if (operations.get(thread).get(i).isPresent()) {
          Recording.Entry entry = entry(thread, i);
          if (entry.result() != null) {
            entries.add(entry);
          }
        }
      }
    }
    return new Recording(entries);
  }

  private Recording.Entry entry(int thread, int i) {
    Operation operation = operations.get(thread).get(i).orElseThrow();
    Object value = value(results.get(thread).get(i));
    if (value.equals(NOTHING)) {
      return new Recording.Entry(thread, operation, null, 0, 0);
    }
    if (value instanceof StampedSubject.Stamped stamped) {
      return new Recording.Entry(
          thread, operation, stamped.result(), stamped.called(), stamped.returned());
    }
    return new Recording.Entry(
        thread, operation, (Result) value, 2L * calledAfter(thread, i), returned(thread, i));
  }

  /**
   * How many operations had returned when this one was called. Operations return one after the
   * other, so what had returned at two calls is the same or the one includes the other, and these
   * counts order calls and returns as they happened.
   */
  private int calledAfter(int thread, int i) {
    int sum = 0;
    int[] clock = results.get(thread).get(i).getClockOnStart().getClock();
    for (int other = 0; other < clock.length; other++) {
      sum += other == thread ? i : clock[other];
    }
    return sum;
  }

  /** Just before the first call that came after the return. */
  private long returned(int thread, int i) {
    int first = Integer.MAX_VALUE;
    for (int other = 0; other < results.size(); other++) {
      for (int k = 0; k < results.get(other).size(); k++) {
        boolean after =
            other == thread ? k > i : results.get(other).get(k).getClockOnStart().get(thread) > i;
        if (after) {
          first = Math.min(first, calledAfter(other, k));
        }
      }
    }
    return 2L * first - 1;
  }

  private static Object value(ResultWithClock result) {
    LincheckResult of = result.getResult();
    if (of instanceof ValueResult returned) {
      return returned.getValue() == null ? NOTHING : returned.getValue();
    }
    if (of instanceof VoidResult) {
      return NOTHING;
    }
    // An operation that throws is a violation in itself: the contract knows no exceptions.
    throw new OperationFailed(String.valueOf(of));
  }

  /** An operation ended in another way than by a result. */
  static final class OperationFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OperationFailed(String how) {
      super(how);
    }
  }
}
