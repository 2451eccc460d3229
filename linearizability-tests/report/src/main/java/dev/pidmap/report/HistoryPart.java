package dev.pidmap.report;

import dev.pidmap.spec.Invariant;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.History.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A judged history on a page: why it failed, its time line, its calls as a table.
 *
 * @param title the heading, or empty where the page is about this history alone
 * @param file where the history lies, as the reader may name it
 */
public record HistoryPart(String title, String file, History history, Verdict verdict) {
  /** More calls than these are cut, with a notice. */
  static final int MOST_CALLS = 10_000;

  private static final int MOST_ROWS = 40;

  /** The verdict in a sentence. */
  public String sentence() {
    Judged judged = judged();
    if (judged.failed()) {
      Call call = judged.cause().call();
      String why = judged.cause().sentence();
      String said = why.startsWith(call.operation().toString()) ? "" : " (" + Words.of(call) + ")";
      return "No order explains op " + call.op() + said + ": " + why + ".";
    }
    String calls = count(history.calls().size(), "call");
    return verdict instanceof Verdict.Unknown unknown
        ? String.format(
            Locale.ROOT,
            "Not decided: %s; an order was found for %.0f %% of %s.",
            unknown.reason(),
            Math.floor(unknown.share() * 100),
            calls)
        : "The contract admits an order of all " + calls + ".";
  }

  /** The invariant that the history breaks, or empty. */
  public String broken() {
    Cause cause = judged().cause();
    return cause == null ? "" : cause.invariant().map(Invariant::label).orElse("Contract");
  }

  private Judged judged() {
    return Judged.of(history, verdict, MOST_CALLS);
  }

  /** What the template fills in. */
  Map<String, Object> view(int number) {
    Judged judged = judged();
    String prefix = number == 1 ? "op-" : "h" + number + "-op-";
    Map<String, Object> view = new HashMap<>();
    view.put("number", number);
    view.put("title", title);
    view.put("titled", !title.isEmpty());
    view.put("file", file);
    view.put("sentence", sentence());
    view.put("source", history.source());
    view.put("failed", judged.failed());
    view.put("notices", notices(judged));
    view.put("data", Json.inScript(TimeLine.of(judged, prefix)));
    view.put("calls", rows(judged, judged.shown(), prefix));
    view.put("count", judged.shown().size());
    view.put("has_notes", !history.inside().notes().isEmpty());
    if (judged.failed()) {
      Cause cause = judged.cause();
      view.put("failing_anchor", prefix + cause.call().op());
      view.put("failing_op", cause.call().op());
      view.put("invariant", cause.invariant().map(Invariant::label).orElse(""));
      view.put("statement", cause.invariant().map(Invariant::statement).orElse(""));
      view.put("matters", cause.invariant().map(Invariant::why).orElse(""));
      view.put("has_invariant", cause.invariant().isPresent());
      List<Call> scenario = judged.scenario();
      List<Call> rows = scenario.size() > MOST_ROWS ? judged.closeTo(scenario) : scenario;
      rows = rows.subList(Math.max(0, rows.size() - MOST_ROWS), rows.size());
      view.put("scenario", rows(judged, rows, prefix));
      view.put("scenario_cut", scenario.size() - rows.size());
      view.put("is_cut", rows.size() < scenario.size());
      view.put("attempts", attempts(prefix));
      view.put("has_attempts", !attempts(prefix).isEmpty());
      view.put("events", judged.events());
      view.put("line", history.line(judged.events() - 1));
      view.put("all_events", history.events());
    }
    return view;
  }

  private List<Map<String, Object>> attempts(String prefix) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Attempts.Attempt attempt : Attempts.of(history, (Verdict.NotLinearizable) verdict)) {
      rows.add(
          Map.of(
              "place", attempt.place(),
              "anchor", prefix + attempt.refused().op(),
              "op", attempt.refused().op(),
              "reason", attempt.reason()));
    }
    return rows;
  }

  private List<String> notices(Judged judged) {
    List<String> notices = new ArrayList<>();
    int all = history.calls().size();
    if (judged.shown().size() < all) {
      notices.add(
          String.format(
              Locale.ROOT,
              "Cut: %,d of %,d calls are shown, op %d to op %d. The verdict is on all of them.",
              judged.shown().size(),
              all,
              judged.shown().get(0).op(),
              judged.shown().get(judged.shown().size() - 1).op()));
    }
    return notices;
  }

  private List<Map<String, Object>> rows(Judged judged, List<Call> calls, String prefix) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Call call : calls) {
      Judged.Role role = judged.role(call);
      Points.Point point = judged.points().byOp().get(call.op());
      Map<String, Object> row = new HashMap<>();
      row.put("op", call.op());
      row.put("anchor", prefix + call.op());
      row.put("process", call.process());
      row.put("call", call.operation().toString());
      row.put("answer", call.pending() ? "(pending)" : call.result().toString());
      row.put("refused", role == Judged.Role.REFUSED);
      row.put("faint", role == Judged.Role.NOT_NEEDED || role == Judged.Role.LATER);
      row.put("place", point == null ? "" : String.valueOf(point.place()));
      row.put("words", point == null ? role.words() : "");
      row.put(
          "why",
          role == Judged.Role.REFUSED ? ": " + judged.refusals().get(call.op()).withName() : "");
      row.put("lines", lines(call));
      rows.add(row);
    }
    return rows;
  }

  private String lines(Call call) {
    return history.line(call.called())
        + "–"
        + (call.pending() ? "" : String.valueOf(history.line(call.returned())));
  }

  private static String count(long n, String one) {
    return String.format(Locale.ROOT, "%,d %s%s", n, one, n == 1 ? "" : "s");
  }
}
