package dev.pidmap.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;

/** What a call that took effect changed, for the script that replays an order. */
final class Effects {
  private Effects() {}

  /** Null for a call that changed nothing. */
  static ObjectNode of(Operation operation, Result result) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (operation instanceof Operation.Allocate op && result instanceof Result.Allocated done) {
      node.put("kind", "allocate").put("ns", op.ns()).put("pid", op.pid());
      done.numbers().forEach(node.withArray("/numbers")::add);
      return node;
    } else if (!(result instanceof Result.Done)) {
      return null;
    } else if (operation instanceof Operation.Release op) {
      return node.put("kind", "release").put("pid", op.pid());
    } else if (operation instanceof Operation.CreateNamespace op) {
      return node.put("kind", "create").put("parent", op.parent()).put("ns", op.child());
    } else if (operation instanceof Operation.Close op) {
      return node.put("kind", "close").put("ns", op.ns());
    } else if (operation instanceof Operation.SetPidMax op) {
      return node.put("kind", "pid_max").put("ns", op.ns()).put("value", op.pidMax());
    }
    return null;
  }
}
