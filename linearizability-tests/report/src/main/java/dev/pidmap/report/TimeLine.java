package dev.pidmap.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.History.Call;
import dev.pidmap.spec.history.Inside;
import dev.pidmap.spec.history.Start;
import java.util.HashMap;
import java.util.Map;

/** What the script of the page draws: times are positions of events, from 0. */
final class TimeLine {
  private final Judged judged;
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();

  private TimeLine(Judged judged) {
    this.judged = judged;
  }

  static ObjectNode of(Judged judged, String prefix) {
    TimeLine line = new TimeLine(judged);
    line.root.put("prefix", prefix);
    line.frame();
    line.calls();
    line.before();
    line.notes();
    return line.root;
  }

  private void frame() {
    History history = judged.history();
    root.put("events", history.events());
    root.put("stop", judged.events());
    root.put("failed", judged.failed());
    root.put("range_size", history.inside().rangeSize());
    root.put("root_pid_max", history.limits().rootPidMax());
    root.put("pid_max_limit", history.limits().pidMaxLimit());
    root.put("last_point", judged.points().end());
  }

  private void calls() {
    Map<Integer, Integer> lanes = new HashMap<>();
    judged.shown().stream()
        .map(Call::process)
        .distinct()
        .sorted()
        .forEach(
            process -> {
              lanes.put(process, lanes.size());
              root.withArray("/lanes").add("process " + process);
            });
    ArrayNode nodes = root.putArray("calls");
    for (Call call : judged.shown()) {
      ObjectNode node = nodes.addObject();
      node.put("op", call.op()).put("lane", lanes.get(call.process()));
      node.put("from", call.called()).put("to", call.pending() ? -1 : call.returned());
      node.put("text", Words.of(call)).put("call", call.operation().toString());
      node.put("answer", call.pending() ? "(pending)" : call.result().toString());
      Judged.Role role = judged.role(call);
      node.put("role", role.name().toLowerCase(java.util.Locale.ROOT)).put("words", role.words());
      if (call.op() == judged.failing()) {
        node.put("failing", true);
      }
      Points.Point point = judged.points().byOp().get(call.op());
      if (point != null) {
        node.put("place", point.place()).put("gap", point.gap()).put("rank", point.rank());
        ObjectNode effect = Effects.of(call.operation(), call.result());
        if (effect != null) {
          node.set("effect", effect);
        }
      }
      if (role == Judged.Role.REFUSED) {
        Cause cause = judged.refusals().get(call.op());
        node.put("why", cause.withName());
        cause.after().forEach(first -> node.withArray("/after").add(first.op()));
      }
      if (role == Judged.Role.REFUSED || role == Judged.Role.NOT_REACHED) {
        ObjectNode claim = call.pending() ? null : Effects.of(call.operation(), call.result());
        if (claim != null) {
          node.set("claim", claim);
        }
      }
    }
  }

  /** What was there before the first call that is shown. */
  private void before() {
    ArrayNode effects = root.putArray("before");
    for (Start.Step step : judged.history().start().steps()) {
      add(effects, Effects.of(step.operation(), step.result()));
    }
    int first = judged.shown().isEmpty() ? 0 : judged.shown().get(0).called();
    for (Call call : judged.order()) {
      if (call.called() < first) {
        add(effects, Effects.of(call.operation(), call.result()));
      }
    }
  }

  private static void add(ArrayNode effects, ObjectNode effect) {
    if (effect != null) {
      effects.add(effect);
    }
  }

  private void notes() {
    ArrayNode notes = root.putArray("notes");
    for (Inside.Note note : judged.history().inside().notes()) {
      notes.addObject().put("at", note.at()).put("text", note.text());
    }
  }
}
