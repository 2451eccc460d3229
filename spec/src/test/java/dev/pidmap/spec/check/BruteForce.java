package dev.pidmap.spec.check;

import dev.pidmap.spec.Contract;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Overlap;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.State;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.History.Call;
import dev.pidmap.spec.history.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The definition, tried out: every assignment of instants to the calls, an instant being a gap
 * between two events of the history and a place in the order within the gap. No memory, no
 * shortcut; for a few calls only.
 */
final class BruteForce {
  private final History history;
  private final Contract contract;
  private final boolean[] placed;

  private BruteForce(History history) {
    this.history = history;
    this.contract = new Contract(history.limits(), history.strength());
    this.placed = new boolean[history.calls().size()];
  }

  private record Replaced(State state, int gap) {}

  static boolean linearizable(History history) {
    BruteForce search = new BruteForce(history);
    State state = search.contract.initial();
    for (Start.Step step : history.start().steps()) {
      state = search.contract.step(state, step.operation(), step.result(), Overlap.NONE).get(0);
    }
    return history.calls().stream().allMatch(search::listingAllowed)
        && search.from(-1, state, List.of());
  }

  /** A listing ascends, met only what may have been live, and met all that was live throughout. */
  private boolean listingAllowed(Call call) {
    if (call.pending() || !(call.result() instanceof Result.Listed listed)) {
      return true;
    }
    int ns = ((Operation.ListLive) call.operation()).ns();
    int last = 0;
    for (Result.Found found : listed.pids()) {
      boolean known = found.pid() != Result.Found.UNKNOWN;
      if (found.number() <= last
          || lives(ns).stream()
              .noneMatch(
                  life ->
                      (!known || life.pid == found.pid())
                          && (life.number == 0 || life.number == found.number())
                          && life.called < call.returned()
                          && life.released > call.called())) {
        return false;
      }
      last = found.number();
    }
    return lives(ns).stream()
        .filter(life -> life.returned < call.called() && life.releasing > call.returned())
        .allMatch(
            life ->
                listed.pids().stream()
                    .anyMatch(
                        found ->
                            found.number() == life.number
                                && (found.pid() == life.pid
                                    || found.pid() == Result.Found.UNKNOWN)));
  }

  /** When a pid became live and ceased to be, as far as its calls tell; number 0 is any. */
  private record Life(int pid, int number, int called, int returned, int releasing, int released) {}

  private List<Life> lives(int ns) {
    List<Life> lives = new ArrayList<>();
    for (Start.LivePid pid : history.start().pids()) {
      if (pid.numbers().size() > ns) {
        lives.add(life(pid.pid(), pid.numbers().get(ns), -1, -1));
      }
    }
    for (Call call : history.calls()) {
      if (call.operation() instanceof Operation.Allocate op && op.ns() >= ns) {
        if (call.result() instanceof Result.Allocated done) {
          lives.add(life(op.pid(), done.numbers().get(ns), call.called(), call.returned()));
        } else if (call.result() == null) {
          lives.add(life(op.pid(), 0, call.called(), History.NEVER));
        }
      }
    }
    return lives;
  }

  private Life life(int pid, int number, int called, int returned) {
    int releasing = History.NEVER;
    int released = History.NEVER;
    for (Call call : history.calls()) {
      if (call.operation() instanceof Operation.Release op
          && op.pid() == pid
          && !(call.result() instanceof Result.Failed)
          && (!call.pending() || releasing == History.NEVER)) {
        releasing = call.called();
        released = call.returned();
      }
    }
    return new Life(pid, number, called, returned, releasing, released);
  }

  /** Gap {@code g} lies between event {@code g} and event {@code g + 1}. */
  private boolean from(int gap, State state, List<Replaced> replaced) {
    for (int i = 0; i < placed.length; i++) {
      Call call = history.calls().get(i);
      if (!placed[i] && call.called() <= gap && call.returned() > gap) {
        for (Result result : results(call, state)) {
          for (State next :
              contract.step(state, call.operation(), result, overlap(call, gap, replaced))) {
            List<Replaced> now = new ArrayList<>(replaced);
            now.add(new Replaced(state, gap));
            placed[i] = true;
            boolean found = from(gap, next, now);
            placed[i] = false;
            if (found) {
              return true;
            }
          }
        }
      }
    }
    int event = gap + 1;
    if (event == history.events()) {
      return true;
    }
    for (int i = 0; i < placed.length; i++) {
      if (history.calls().get(i).returned() == event && !placed[i]) {
        return false;
      }
    }
    return from(event, state, replaced);
  }

  private List<Result> results(Call call, State state) {
    if (call.result() != null) {
      return List.of(call.result());
    }
    if (call.operation() instanceof Operation.Allocate op) {
      List<List<Integer>> all = List.of(List.of());
      for (int level = 0; level <= state.level(op.ns()); level++) {
        List<List<Integer>> longer = new ArrayList<>();
        for (List<Integer> prefix : all) {
          for (int n = 1; n < history.limits().pidMaxLimit(); n++) {
            List<Integer> numbers = new ArrayList<>(prefix);
            numbers.add(n);
            longer.add(numbers);
          }
        }
        all = longer;
      }
      return all.stream().map(n -> (Result) Result.Allocated.of(n)).toList();
    }
    return Subject.isRead(call) ? List.of() : List.of(Result.Done.DONE);
  }

  private Overlap overlap(Call call, int gap, List<Replaced> replaced) {
    boolean alone =
        history.calls().stream()
            .noneMatch(
                c ->
                    c.op() != call.op()
                        && c.called() < call.returned()
                        && c.returned() > call.called());
    List<Overlap.Holder> holders = new ArrayList<>();
    for (int i = 0; i < placed.length; i++) {
      Call other = history.calls().get(i);
      boolean inFlight = other.called() <= gap && other.returned() > gap;
      if (other.op() != call.op()
          && inFlight
          && other.operation() instanceof Operation.Allocate op
          && (!placed[i] || other.result() instanceof Result.Failed)) {
        holders.add(new Overlap.Holder(op, other.result()));
      }
    }
    List<Overlap.Holder> formerHolders =
        history.calls().stream()
            .filter(c -> c.returned() > call.called() && c.returned() <= gap)
            .filter(c -> Subject.failedAllocation(c))
            .map(c -> new Overlap.Holder((Operation.Allocate) c.operation(), c.result()))
            .toList();
    return new Overlap() {
      @Override
      public List<Holder> formerHolders() {
        return formerHolders;
      }

      @Override
      public List<Holder> holders() {
        return holders;
      }

      @Override
      public List<Integer> formerPidMax(int ns) {
        return former(ns).map(state -> state.pidMax(ns)).toList();
      }

      @Override
      public List<Integer> formerCursors(int ns) {
        return former(ns).map(state -> state.cursor(ns)).toList();
      }

      @Override
      public boolean wasTaken(int ns, int number) {
        return former(ns).anyMatch(state -> state.liveAt(ns, number) != State.NOBODY);
      }

      private Stream<State> former(int ns) {
        return replaced.stream()
            .filter(r -> call.called() <= r.gap())
            .map(Replaced::state)
            .filter(state -> state.hasNamespace(ns));
      }

      @Override
      public boolean alone() {
        return alone;
      }
    };
  }
}
