package dev.pidmap.percpu;

import dev.pidmap.Pid;
import dev.pidmap.PidMap;
import dev.pidmap.simulator.map.Inside;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/** The per-CPU map, with its structural invariants. */
final class InsideMap implements Inside {
  private final PerCpuPidMap<Integer> map;
  private final List<InsideNamespace> namespaces = new ArrayList<>();
  private final IdentityHashMap<Namespace<Integer>, InsideNamespace> known =
      new IdentityHashMap<>();

  InsideMap(Geometry geometry) {
    map = new PerCpuPidMap<>(geometry);
    meet((Namespace<Integer>) map.root());
  }

  /** A namespace is found by the pids in it. */
  void meet(Namespace<Integer> ns) {
    if (ns != null && !known.containsKey(ns)) {
      InsideNamespace inside = new InsideNamespace(ns, this);
      known.put(ns, inside);
      namespaces.add(inside);
      meet(ns.parent());
    }
  }

  @Override
  public PidMap<Integer> map() {
    return map;
  }

  @Override
  public List<Integer> laps(Pid<Integer> pid) {
    return Arrays.stream(PerCpuPidMap.laps(pid)).boxed().toList();
  }

  @Override
  public void inspect(int inFlight) {
    for (int i = 0; i < namespaces.size(); i++) {
      namespaces.get(i).inspect(inFlight);
    }
  }

  @Override
  public void holds() {
    namespaces.forEach(InsideNamespace::holds);
  }
}
