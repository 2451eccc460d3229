package dev.pidmap.cli;

import dev.pidmap.spec.history.History;
import java.util.ArrayList;
import java.util.List;

/** The calls of a history as a table. */
final class CallTable {
  private CallTable() {}

  /**
   * The calls that began in a prefix of {@code history}, at most {@code most} of them, the last
   * ones.
   *
   * <p>The lines are those of the call and of its return.
   *
   * @param events length of the prefix to show: an answer after it has not been seen yet
   * @param marked the call that is pointed at
   */
  static String of(History history, int events, History.Call marked, int most) {
    List<History.Call> calls = history.calls().stream().filter(c -> c.called() < events).toList();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "lines", "op", "process", "call", "answer"));
    for (History.Call call : calls.subList(Math.max(0, calls.size() - most), calls.size())) {
      boolean returned = call.returned() < events;
      rows.add(
          List.of(
              call.equals(marked) ? ">" : "",
              history.line(call.called()) + "-" + (returned ? history.line(call.returned()) : ""),
              "" + call.op(),
              "" + call.process(),
              call.operation().toString(),
              returned ? call.result().toString() : call.pending() ? "(pending)" : "(not yet)"));
    }
    String left =
        calls.size() > most ? Texts.count(calls.size() - most, "earlier call") + " left out\n" : "";
    return left + Texts.table(rows);
  }
}
