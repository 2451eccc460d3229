package dev.pidmap.benchmarks;

import dev.pidmap.simulator.map.Conflicts;
import dev.pidmap.simulator.map.Conflicts.Pair;
import java.util.List;

/**
 * How many pairs of operations that commute can be made by two CPUs without one writing a line that
 * the other touches.
 *
 * @param commuting pairs that commute
 * @param free those without a conflict
 * @param exempt of the others, those that the per-CPU map may have, with a reason
 */
record ConflictCount(String competitor, int commuting, int free, int exempt) {

  static ConflictCount of(String competitor, List<Pair> pairs) {
    List<Pair> commuting = pairs.stream().filter(Pair::commutes).toList();
    List<Pair> others = commuting.stream().filter(pair -> !pair.isFree()).toList();
    return new ConflictCount(
        competitor,
        commuting.size(),
        commuting.size() - others.size(),
        (int) others.stream().filter(pair -> Conflicts.exemption(pair) != null).count());
  }
}
