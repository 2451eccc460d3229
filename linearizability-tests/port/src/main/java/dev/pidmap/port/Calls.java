package dev.pidmap.port;

import dev.pidmap.spec.Contract;
import dev.pidmap.spec.Expected;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Overlap;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.State;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.history.Vector;
import java.util.ArrayList;
import java.util.List;

/** The calls of a vector, one after the other; the contract supplies the answers. */
final class Calls {
  /** A {@code capable_from} of callers who may choose numbers nowhere. */
  private static final int NOWHERE = Limits.MAX_LEVEL + 1;

  /** The limits of Linux on two CPUs, with the root's {@code pid_max} at its greatest. */
  static final Limits LINUX = new Limits(2, 301, 1 << 22, 1 << 22, 300);

  private final String name;
  private final String about;
  private final Contract contract = new Contract(LINUX, Strength.EXACT);
  private final List<Vector.Step> steps = new ArrayList<>();
  private State state = contract.initial();
  private int pids;
  private int youngest;

  Calls(String name, String about) {
    this.name = name;
    this.about = about;
  }

  Vector vector() {
    return new Vector(name, about, LINUX, steps);
  }

  private Calls call(Operation call) {
    Result answer = Expected.answer(contract, state, call);
    steps.add(new Vector.Step(call, answer));
    youngest = answer instanceof Result.Allocated ? pids : youngest;
    state = contract.step(state, call, answer, Overlap.NONE).get(0);
    return this;
  }

  /** The next pid has the next token, from 1 on; {@code setTid} is innermost first. */
  Calls allocate(int ns, Integer... setTid) {
    return call(new Operation.Allocate(0, ns, ++pids, List.of(setTid), 0));
  }

  Calls allocateFrom(int capableFrom, int ns, Integer... setTid) {
    return call(new Operation.Allocate(0, ns, ++pids, List.of(setTid), capableFrom));
  }

  Calls allocateIncapable(int ns, Integer... setTid) {
    return allocateFrom(NOWHERE, ns, setTid);
  }

  Calls release(int pid) {
    return call(new Operation.Release(pid));
  }

  /** Releases the pid that got numbers last. */
  Calls release() {
    return release(youngest);
  }

  Calls create(int parent, int child) {
    return call(new Operation.CreateNamespace(parent, child));
  }

  Calls find(int ns, int number) {
    return call(new Operation.Find(ns, number));
  }

  Calls findAtLeast(int ns, int number) {
    return call(new Operation.FindAtLeast(ns, number));
  }

  Calls numberOf(int pid, int ns) {
    return call(new Operation.NumberOf(pid, ns));
  }

  Calls close(int ns) {
    return call(new Operation.Close(ns));
  }

  Calls isDrained(int ns) {
    return call(new Operation.IsDrained(ns));
  }

  Calls getPidMax(int ns) {
    return call(new Operation.GetPidMax(ns));
  }

  Calls setPidMax(int ns, int pidMax) {
    return call(new Operation.SetPidMax(ns, pidMax));
  }

  Calls getLastPid(int ns) {
    return call(new Operation.GetLastPid(ns));
  }

  Calls setLastPid(int ns, int lastPid) {
    return call(new Operation.SetLastPid(0, ns, lastPid, 0));
  }

  Calls setLastPidIncapable(int ns, int lastPid) {
    return call(new Operation.SetLastPid(0, ns, lastPid, NOWHERE));
  }
}
