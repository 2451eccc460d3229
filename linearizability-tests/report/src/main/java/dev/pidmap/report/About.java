package dev.pidmap.report;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.history.History.Call;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a call is about: numbers and pids. */
final class About {
  private final Set<Integer> numbers = new HashSet<>();
  private final Set<Integer> pids = new HashSet<>();

  private About() {}

  /** The calls among {@code calls} that are about a number or a pid of those in {@code few}. */
  static List<Call> same(List<Call> calls, List<Call> few) {
    About wanted = new About();
    few.forEach(wanted::add);
    // A number is had by other pids too, and their releases name the pid only.
    calls.stream().filter(wanted::touches).forEach(wanted::addPids);
    return calls.stream().filter(wanted::touches).toList();
  }

  private static About of(Call call) {
    About about = new About();
    about.add(call);
    return about;
  }

  private boolean touches(Call call) {
    About other = of(call);
    return other.pids.stream().anyMatch(pids::contains)
        || other.numbers.stream().anyMatch(numbers::contains);
  }

  private void addPids(Call call) {
    pids.addAll(of(call).pids);
  }

  private void add(Call call) {
    if (call.operation() instanceof Operation.Allocate op) {
      pids.add(op.pid());
    } else if (call.operation() instanceof Operation.Release op) {
      pids.add(op.pid());
    } else if (call.operation() instanceof Operation.Find op) {
      numbers.add(op.number());
    } else if (call.operation() instanceof Operation.NumberOf op) {
      pids.add(op.pid());
    }
    if (call.result() instanceof Result.Allocated done) {
      numbers.addAll(done.numbers());
    } else if (call.result() instanceof Result.Found found) {
      pids.add(found.pid());
      numbers.add(found.number());
    }
  }
}
