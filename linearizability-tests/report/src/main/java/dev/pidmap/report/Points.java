package dev.pidmap.report;

import dev.pidmap.spec.history.History.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where in time each call of an admitted order takes effect: between two events, as early as the
 * order allows. By op.
 */
record Points(Map<Integer, Point> byOp, int end) {

  /**
   * An instant.
   *
   * @param place in the order, from 1
   * @param gap the event it follows
   * @param rank among the points of that gap, from 0
   */
  record Point(int place, int gap, int rank) {}

  static Points of(List<Call> order) {
    Map<Integer, Point> byOp = new HashMap<>();
    int gap = 0;
    int rank = -1;
    for (Call call : order) {
      rank = call.called() > gap ? 0 : rank + 1;
      gap = Math.max(gap, call.called());
      byOp.put(call.op(), new Point(byOp.size() + 1, gap, rank));
    }
    return new Points(byOp, gap);
  }
}
