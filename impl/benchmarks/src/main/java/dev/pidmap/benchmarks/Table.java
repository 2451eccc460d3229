package dev.pidmap.benchmarks;

import java.util.List;
import java.util.Optional;

/** All that a run found. */
record Table(
    Machine machine,
    List<Result> results,
    List<Footprint> footprints,
    List<LineCount> lines,
    List<ConflictCount> conflicts,
    List<Jmh> jmh) {

  Optional<Result> result(String workload, String competitor) {
    return results.stream()
        .filter(r -> r.workload().equals(workload) && r.competitor().equals(competitor))
        .findFirst();
  }

  Optional<LineCount> lines(String competitor, LineCount.Kind kind, int cpus, int depth) {
    return lines.stream()
        .filter(l -> l.competitor().equals(competitor) && l.isOf(kind, cpus, depth))
        .findFirst();
  }

  Optional<ConflictCount> conflicts(String competitor) {
    return conflicts.stream().filter(c -> c.competitor().equals(competitor)).findFirst();
  }

  Optional<Footprint> footprint(String competitor) {
    return footprints.stream().filter(f -> f.competitor().equals(competitor)).findFirst();
  }

  /** In the order in which they ran. */
  List<String> competitors() {
    return results.stream().map(Result::competitor).distinct().toList();
  }

  /** In the order in which they ran. */
  List<String> workloads() {
    return results.stream().map(Result::workload).distinct().toList();
  }
}
