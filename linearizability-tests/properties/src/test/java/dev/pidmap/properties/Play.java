package dev.pidmap.properties;

import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.ArrayList;
import java.util.List;

/** A sequence being played: performs each operation once and shows the answer to every judge. */
final class Play {
  private final Subject subject;
  private final Judge[] judges;
  private final Book book;
  private final List<Step> steps = new ArrayList<>();

  /** A call and its answer. */
  record Step(Operation operation, Result result) {}

  Play(Limits limits, Subject subject, Judge... judges) {
    this.book = new Book(limits);
    this.subject = subject;
    this.judges = judges;
  }

  /** What the answers so far tell. */
  Book book() {
    return book;
  }

  List<Step> steps() {
    return steps;
  }

  /** Creates namespaces 1..{@code depth}, each in the one before. */
  void chain(int depth) {
    for (int level = 1; level <= depth; level++) {
      perform(new Operation.CreateNamespace(level - 1, book.newNamespace()));
    }
  }

  /** Plays a step; one that has nothing to refer to yet does nothing. */
  void step(Call call) {
    Operation operation = book.resolve(call);
    if (operation != null) {
      perform(operation);
    }
  }

  Result perform(Operation operation) {
    try {
      Result result = subject.perform(operation);
      steps.add(new Step(operation, result));
      Outcomes.add(result);
      for (Judge judge : judges) {
        judge.judge(operation, result);
      }
      book.enter(operation, result);
      return result;
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(e.getMessage() + "\nafter\n" + this + "doing " + operation, e);
    }
  }

  /** An allocation with automatic numbers; the answer's numbers, or null when it failed. */
  List<Integer> allocate(int cpu, int ns) {
    Result result = perform(Operation.Allocate.automatic(cpu, ns, book.newPid()));
    return result instanceof Result.Allocated a ? a.numbers() : null;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      text.append("  ").append(step.operation()).append(" -> ").append(step.result()).append('\n');
    }
    return text.toString();
  }
}
