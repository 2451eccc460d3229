package dev.pidmap.percpu;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.tla.trace.Access;
import dev.pidmap.tla.trace.Calls;
import dev.pidmap.tla.trace.Taken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was recorded in the words of the trace specification: threads by letters, ranges numbered as
 * they come into the directory, pids by the call that made them, namespaces by level.
 */
final class TracedEvents {
  private static final List<String> STATES = List.of("reserved", "live", "dead", "aborted");

  private final List<Map<String, Object>> events = new ArrayList<>();
  private final IdentityHashMap<Directory, Integer> directories = new IdentityHashMap<>();
  private final IdentityHashMap<Range, Integer> ranges = new IdentityHashMap<>();
  private final IdentityHashMap<PidRecord<?>, List<Object>> pids = new IdentityHashMap<>();
  private final Calls inTla = new Calls();
  private final Map<Integer, CallOfThread> calls = new HashMap<>();

  /** The call that a thread is in, and the tickets that it goes by. */
  private static final class CallOfThread {
    private int number;
    private Operation operation;
    private Ticket under;
    private Ticket left;
  }

  TracedEvents(List<Taken> taken, List<List<Operation>> then) {
    for (Taken one : taken) {
      if (one.self() instanceof Namespace<?> ns) {
        directories.put(ns.directory, ns.level());
      }
    }
    taken.forEach(this::add);
    if (!then.isEmpty()) {
      events.add(program(then));
    }
  }

  List<Map<String, Object>> events() {
    return events;
  }

  private Map<String, Object> program(List<List<Operation>> threads) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int thread = 0; thread < threads.size(); thread++) {
      List<Map<String, Object>> its = new ArrayList<>();
      for (Operation operation : threads.get(thread)) {
        its.add(inTla.call(operation, thread, its.size() + 1));
      }
      all.put(Calls.letter(thread), its);
    }
    return Map.of("id", "program", "calls", all);
  }

  private void add(Taken taken) {
    CallOfThread call = calls.computeIfAbsent(taken.thread(), thread -> new CallOfThread());
    if (taken.access() == null) {
      Map<String, Object> event = event(taken, taken.at(), "");
      if (taken.self() instanceof Operation operation) {
        call.number++;
        call.operation = operation;
        event.put("call", inTla.call(operation, taken.thread(), call.number));
      } else {
        event.put("answer", inTla.answer(call.operation, (Result) taken.self()));
      }
      events.add(event);
    } else if (taken.access() == Access.L1) {
      call.under = taken.at().equals("Claim.bySweep") ? (Ticket) taken.result() : call.under;
    } else if (taken.access() == Access.L2) {
      call.left = (boolean) taken.result() ? (Ticket) taken.arguments().get(0) : call.left;
    } else if (taken.access() == Access.T1) {
      if (taken.at().equals("Claim.rangeOf") && taken.result() != null) {
        Map<String, Object> event = event(taken, "T1", taken.at());
        event.put("kind", "hint");
        event.put("r", ranges.get((Range) taken.result()));
        events.add(event);
      }
    } else if (taken.access() == Access.D3) {
      int from = (int) taken.arguments().get(0);
      for (int index = from; index < (int) taken.result(); index++) {
        Map<String, Object> event = entry(taken, "D1", index);
        event.put("kind", "read");
        event.put("was", word(Mark.NEVER));
        events.add(event);
      }
    } else {
      events.add(access(taken, call));
    }
  }

  private static Map<String, Object> event(Taken taken, String id, String at) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("t", Calls.letter(taken.thread()));
    event.put("id", id);
    event.put("at", at);
    return event;
  }

  private Map<String, Object> entry(Taken taken, String id, int index) {
    Map<String, Object> event = event(taken, id, taken.at());
    event.put("ns", directories.get((Directory) taken.self()));
    event.put("k", index);
    return event;
  }

  private Map<String, Object> access(Taken taken, CallOfThread call) {
    String id = taken.access().name();
    List<Object> arguments = taken.arguments();
    Map<String, Object> event;
    int values = 0;
    if (taken.self() instanceof Directory) {
      event = entry(taken, id, (int) arguments.get(0));
      values = 1;
      ticket(event, taken.at(), call);
    } else {
      event = event(taken, id, taken.at());
      if (taken.self() instanceof Range range) {
        event.put("r", ranges.get(range));
        if (id.startsWith("S")) {
          event.put("s", arguments.get(0));
          values = 1;
        }
      } else if (taken.self() instanceof Namespace<?> ns) {
        event.put("ns", ns.level());
      } else if (taken.self() instanceof Upid upid) {
        PidRecord<?> pid = pidOf(upid);
        event.put("p", pid(pid, taken.thread(), call));
        if (id.equals("P3") || id.equals("P4")) {
          event.put("ns", levelOf(upid, pid));
        }
      }
    }
    values(event, taken, id, arguments.subList(values, arguments.size()));
    return event;
  }

  /** Where the sweep looks under a ticket, the algorithm leaves open which. */
  private static void ticket(Map<String, Object> event, String at, CallOfThread call) {
    Ticket ticket =
        at.equals("Claim.find") ? call.under : at.equals("Retire.dropHold") ? call.left : null;
    if (ticket != null) {
      event.put("lap", ticket.lap);
      event.put("low", ticket.low);
    }
  }

  private void values(Map<String, Object> event, Taken taken, String id, List<Object> values) {
    switch (taken.access().kind()) {
      case READ -> {
        event.put("kind", "read");
        event.put("was", value(id, taken.result()));
      }
      case WRITE -> {
        event.put("kind", "set");
        event.put("now", value(id, values.isEmpty() ? true : values.get(0)));
      }
      case DECREMENT -> {
        event.put("kind", "swap");
        event.put("was", (long) taken.result() + 1);
        event.put("now", taken.result());
      }
      case COMPARE_AND_SET -> {
        boolean won = (boolean) taken.result();
        event.put("kind", won ? "swap" : "lost");
        event.put("was", value(id, values.get(0)));
        if (won && values.get(1) instanceof Range range) {
          ranges.put(range, ranges.size() + 1);
          event.put("made", made(taken.made()));
        }
        if (won) {
          event.put("now", value(id, values.get(1)));
        }
      }
    }
  }

  private Map<String, Object> made(Object snapshot) {
    Map<String, Object> made = new LinkedHashMap<>();
    Map<?, ?> was = (Map<?, ?>) snapshot;
    made.put("cursor", cursor((long) was.get("cursor")));
    made.put("pending", was.get("pending"));
    made.put("slot", Arrays.stream((Object[]) was.get("slot")).map(this::slot).toList());
    return made;
  }

  private Object value(String id, Object value) {
    return switch (id) {
      case "S1", "S2" -> slot(value);
      case "D1", "D2" -> word(value);
      case "R1", "R2" -> cursor((long) value);
      case "P1", "P2" -> STATES.get((int) value);
      case "P3", "P4", "N15", "N16" -> mark((Mark) value);
      case "N13", "N14" -> value == null ? List.of() : pids.get((PidRecord<?>) value);
      default -> value;
    };
  }

  private Object slot(Object word) {
    if (word == null) {
      return List.of("free");
    }
    return word instanceof Mark mark
        ? List.of("spent", mark(mark))
        : List.of("pid", pids.get((PidRecord<?>) word));
  }

  private Object word(Object entry) {
    return entry instanceof Mark mark
        ? List.of("absent", mark(mark))
        : List.of("range", ranges.get((Range) entry));
  }

  private static List<Long> mark(Mark mark) {
    return List.of(mark.lap, mark.version);
  }

  private static List<Object> cursor(long cursor) {
    return List.of(Cursor.lap(cursor), Cursor.low(cursor), Cursor.held(cursor));
  }

  /** The innermost number of a pid is claimed first, so the pid is known when others come up. */
  private PidRecord<?> pidOf(Upid upid) {
    return upid instanceof PidRecord<?> itself
        ? itself
        : pids.keySet().stream()
            .filter(pid -> levelOf(upid, pid) >= 0)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("a number of no pid that is known"));
  }

  private static int levelOf(Upid upid, PidRecord<?> pid) {
    int level = pid.level();
    while (level >= 0 && pid.at(level) != upid) {
      level--;
    }
    return level;
  }

  /** A pid comes up first in the call that made it. */
  private List<Object> pid(PidRecord<?> pid, int thread, CallOfThread call) {
    return pids.computeIfAbsent(pid, unknown -> List.of(Calls.letter(thread), call.number));
  }
}
