package dev.pidmap.kernel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pidmap.spec.Errno;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what the recorder writes. */
final class Histories {
  private Histories() {}

  static History read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    Map<String, Object> head = object(lines.get(0));
    Limits limits =
        new Limits(
            num(head, "cpus"),
            num(head, "pid_max_min"),
            num(head, "pid_max_limit"),
            num(head, "root_pid_max"),
            num(head, "reserved"));
    String strength = ((String) head.get("strength")).replace('-', '_').toUpperCase(Locale.ROOT);
    History.Builder builder =
        new History.Builder(
            Strength.valueOf(strength), limits, Start.EMPTY, (String) head.get("source"));
    for (String line : lines.subList(1, lines.size() - 1)) {
      Map<String, Object> e = object(line);
      long t = (Long) e.get("t");
      if (e.get("e").equals("call")) {
        builder.call(t, num(e, "op"), num(e, "process"), operation(e));
      } else {
        builder.ret(t, num(e, "op"), result(e));
      }
    }
    Map<String, Object> end = object(lines.get(lines.size() - 1));
    if (!"end".equals(end.get("e")) || num(end, "events") != builder.events()) {
      throw new IOException(file + " is truncated");
    }
    return builder.build();
  }

  private static Operation operation(Map<String, Object> e) {
    return switch ((String) e.get("f")) {
      case "create_namespace" -> new Operation.CreateNamespace(num(e, "parent"), num(e, "child"));
      case "allocate" ->
          new Operation.Allocate(
              num(e, "cpu"), num(e, "ns"), num(e, "pid"), nums(e, "set_tid"), num(e, "capable_from"));
      case "release" -> new Operation.Release(num(e, "pid"));
      case "find" -> new Operation.Find(num(e, "ns"), num(e, "number"));
      case "close" -> new Operation.Close(num(e, "ns"));
      case "get_pid_max" -> new Operation.GetPidMax(num(e, "ns"));
      case "set_pid_max" -> new Operation.SetPidMax(num(e, "ns"), num(e, "pid_max"));
      case "get_last_pid" -> new Operation.GetLastPid(num(e, "ns"));
      case "set_last_pid" ->
          new Operation.SetLastPid(
              num(e, "cpu"), num(e, "ns"), num(e, "last_pid"), num(e, "capable_from"));
      default -> throw new IllegalArgumentException(e.toString());
    };
  }

  private static Result result(Map<String, Object> e) {
    if (e.containsKey("numbers")) {
      return Result.Allocated.of(nums(e, "numbers"));
    } else if (e.containsKey("errno")) {
      return Result.Failed.of(Errno.valueOf((String) e.get("errno")));
    } else if (e.containsKey("number")) {
      return new Result.Found(num(e, "pid"), num(e, "number"));
    } else if (e.containsKey("absent")) {
      return Result.Absent.ABSENT;
    } else if (e.containsKey("value")) {
      return new Result.Value(num(e, "value"));
    }
    return Result.Done.DONE;
  }

  private static int num(Map<String, Object> e, String key) {
    return Math.toIntExact((Long) e.get(key));
  }

  @SuppressWarnings("unchecked")
  private static List<Integer> nums(Map<String, Object> e, String key) {
    return (List<Integer>) e.get(key);
  }

  /** The fields of a line; those of nested objects are taken as its own. */
  private static Map<String, Object> object(String line) throws IOException {
    Map<String, Object> fields = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(line)) {
      List<Integer> list = null;
      while (json.nextToken() != null) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_ARRAY) {
          list = new ArrayList<>();
          fields.put(json.currentName() == null ? "" : json.currentName(), list);
        } else if (token == JsonToken.END_ARRAY) {
          list = null;
        } else if (list != null) {
          list.add(json.getIntValue());
        } else if (token == JsonToken.VALUE_NUMBER_INT) {
          fields.put(json.currentName(), json.getLongValue());
        } else if (token.isScalarValue()) {
          fields.put(json.currentName(), json.getText());
        }
      }
    }
    return fields;
  }
}
