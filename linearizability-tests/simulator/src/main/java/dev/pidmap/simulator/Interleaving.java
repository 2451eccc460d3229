package dev.pidmap.simulator;

import dev.pidmap.simulator.instrument.SimLoader;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * What the CPUs did in one execution, one access after the other: who, where in the sources, what
 * it found and what it left. Only accesses that another CPU could see.
 */
public final class Interleaving {
  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private final Names names = new Names();
  private final List<Step> steps = new ArrayList<>();
  private Begun begun;

  /**
   * An access.
   *
   * @param calls how many calls its CPU had begun by then
   * @param frames of the code under test, the outermost first
   */
  record Step(int cpu, int calls, String text, List<String> frames) {}

  /** An access that is being made. */
  private record Begun(
      Object base,
      Machine.Kind kind,
      boolean isCompareAndSet,
      Object expected,
      Object before,
      int calls,
      List<StackFrame> frames) {}

  /** What a call was and what it answered, for people. */
  @FunctionalInterface
  public interface Calls {
    String text(int cpu, int n);
  }

  /** {@code cpu} makes its access now; it is on its own stack. */
  void begins(Cpu cpu) {
    List<StackFrame> frames = STACK.walk(all -> all.filter(Interleaving::isUnderTest).toList());
    begun =
        new Begun(
            cpu.base,
            cpu.kind,
            cpu.isCompareAndSet(),
            cpu.isCompareAndSet() ? cpu.expected() : null,
            Names.value(cpu.base, cpu.location().place),
            calls(cpu),
            frames);
  }

  /** Bridges that stand for a VarHandle have no line. */
  private static boolean isUnderTest(StackFrame frame) {
    return frame.getLineNumber() > 0
        && frame.getDeclaringClass().getClassLoader() instanceof SimLoader;
  }

  private static int calls(Cpu cpu) {
    return (cpu.boundaryCount + 1) / 2;
  }

  /** {@code cpu} has made its access, and stands before its next; nobody runs. */
  void performed(Cpu cpu) {
    List<String> frames = new ArrayList<>();
    for (StackFrame frame : begun.frames) {
      frames.add(0, text(frame));
    }
    Class<?> accessor = begun.frames.isEmpty() ? null : begun.frames.get(0).getDeclaringClass();
    String where = names.location(begun.base, cpu.made.place, accessor);
    String what = cpu.made.place < 0 ? "" : access(cpu);
    steps.add(new Step(cpu.number, begun.calls, where + what, frames));
  }

  private String access(Cpu cpu) {
    String before = names.text(begun.before);
    String after = names.text(Names.value(begun.base, cpu.made.place));
    if (begun.isCompareAndSet) {
      String expected = names.text(begun.expected);
      return cpu.wrote
          ? ".compareAndSet(" + expected + ", " + after + "): true"
          : ".compareAndSet(" + expected + ") finds " + before + ": false";
    }
    return switch (begun.kind) {
      case READ -> ".get(): " + before;
      case WRITE -> ".set(" + after + ")";
      case UPDATE -> ".getAndUpdate(): " + before + ", leaves " + after;
    };
  }

  private static String text(StackFrame frame) {
    return frame.getMethodName()
        + " at "
        + frame.getDeclaringClass().getSimpleName()
        + "."
        + frame.getMethodName()
        + "("
        + frame.getFileName()
        + ":"
        + frame.getLineNumber()
        + ")";
  }

  /**
   * As a table with a column for each CPU and a row for each call and access, in the form of the
   * detailed trace of Lincheck: what is called stands further right than its caller.
   */
  String table(Simulation simulation, Calls calls) {
    Table table = new Table(simulation.cpus());
    for (Step step : steps) {
      table.calls(step.cpu, step.calls, calls);
      table.access(step);
    }
    for (int cpu = 0; cpu < simulation.cpus(); cpu++) {
      table.calls(cpu, calls(simulation.cpu(cpu)), calls);
    }
    return table.text.toString();
  }

  private static final class Table {
    final StringBuilder text = new StringBuilder("Detailed trace:\n");
    private final int[] begun;
    private final List<List<String>> stacks = new ArrayList<>();

    Table(int cpus) {
      begun = new int[cpus];
      for (int cpu = 0; cpu < cpus; cpu++) {
        stacks.add(List.of());
        text.append("| CPU ").append(cpu).append(' ');
      }
      text.append("|\n");
    }

    void calls(int cpu, int count, Calls calls) {
      while (begun[cpu] < count) {
        row(cpu, 0, "perform(" + calls.text(cpu, begun[cpu]++));
        stacks.set(cpu, List.of());
      }
    }

    void access(Step step) {
      List<String> before = stacks.get(step.cpu);
      List<String> now = step.frames;
      int outer = now.size() - 1;
      int same = 0;
      while (same < Math.min(outer, before.size()) && before.get(same).equals(now.get(same))) {
        same++;
      }
      for (int depth = same; depth < outer; depth++) {
        row(step.cpu, depth + 1, now.get(depth));
      }
      String accessor = outer < 0 ? "" : now.get(outer).substring(now.get(outer).indexOf(" at "));
      row(step.cpu, outer + 1, step.text + accessor);
      stacks.set(step.cpu, now.subList(0, Math.max(outer, 0)));
    }

    private void row(int cpu, int depth, String what) {
      for (int column = 0; column < begun.length; column++) {
        text.append("| ").append(column == cpu ? "  ".repeat(depth) + what : "").append(' ');
      }
      text.append("|\n");
    }
  }
}
