package dev.pidmap.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Several slices as one result: the median of each figure. */
final class Medians {
  private Medians() {}

  static Result of(List<Result> slices) {
    List<Result> measured = slices.stream().filter(Result::isMeasured).toList();
    if (measured.isEmpty()) {
      return slices.get(0);
    }
    Result first = measured.get(0);
    return new Result(
        first.workload(),
        first.competitor(),
        median(measured, Result::p25),
        median(measured, Result::p50),
        median(measured, Result::p75),
        measured.stream().mapToLong(Result::batches).sum(),
        median(measured, Result::bytes),
        "");
  }

  private static double median(List<Result> slices, ToDoubleFunction<Result> figure) {
    double[] sorted = slices.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
