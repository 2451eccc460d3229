package dev.pidmap.tla.trace;

import dev.pidmap.lincheck.Scenario;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records what happens in executions of Lincheck, which runs one thread at a time. Like {@link Tap}
 * it is no part of what Lincheck runs: that passes over its methods, so they add no interleavings,
 * and what they keep is not rolled back.
 */
public final class LincheckTap {
  private static final Map<String, List<List<Map<String, Object>>>> KEPT = new LinkedHashMap<>();
  private static int every;
  private static int begun;
  private static Scenario scenario;
  private static TracedMap map;
  private static List<Thread> threads;

  /** Null where the execution is not kept. */
  private static Recorder recorder;

  /** Operations of the execution that are still to come. */
  private static int left;

  private LincheckTap() {}

  /** Keeps each {@code every}-th execution of a scenario, from the first one on. */
  static void keep(int each) {
    every = each;
  }

  /** What was recorded of the executions that came to their end. */
  static List<List<Map<String, Object>>> kept(String name) {
    return KEPT.getOrDefault(name, List.of());
  }

  /** An execution begins. The one before may have been given up: Lincheck begins some anew. */
  public static void begin(Scenario its, TracedMap tapped) {
    begun = its.equals(scenario) ? begun + 1 : 0;
    scenario = its;
    map = tapped;
    threads = new ArrayList<>();
    left = its.before().size() + its.after().size();
    for (List<Operation> thread : its.threads()) {
      left += thread.size();
    }
    recorder =
        begun % every == 0
            ? new Recorder(map, its.threads().size(), LincheckTap::current, false)
            : null;
    Tap.connect(recorder);
  }

  /** Threads are numbered as they come: the first is the one that also does what happens before. */
  private static int current() {
    Thread thread = Thread.currentThread();
    int number = threads.indexOf(thread);
    if (number < 0) {
      number = threads.size();
      threads.add(thread);
    }
    return number;
  }

  /** The thread that runs calls {@code operation}. */
  public static void call(Operation operation) {
    if (recorder != null && Calls.areOf(operation)) {
      recorder.call(current(), operation);
    }
  }

  /** Its call has returned. */
  public static void returned(Operation operation, Result result) {
    if (recorder != null && Calls.areOf(operation)) {
      recorder.returned(current(), result);
    }
    leftOut();
  }

  /** An operation is behind the thread, whether it was called or not. */
  public static void leftOut() {
    if (--left == 0 && recorder != null) {
      Tap.connect(null);
      KEPT.computeIfAbsent(scenario.name(), first -> new ArrayList<>())
          .add(map.events(recorder.taken(), List.of()));
    }
  }
}
