package dev.pidmap.percpu;

import dev.pidmap.spec.Operation;
import dev.pidmap.tla.trace.Taken;
import dev.pidmap.tla.trace.TracedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes maps whose accesses are recorded. Loaded with the tapped map, in whose package it is. */
public final class TracedMaker implements TracedMap.Maker {

  @Override
  public TracedMap make(int[] geometry) {
    return new Traced(new PerCpuPidMap<>(InsideGeometry.of(geometry)));
  }

  private record Traced(PerCpuPidMap<Integer> map) implements TracedMap {
    @Override
    public Object made(Object entry) {
      if (!(entry instanceof Range range)) {
        return null;
      }
      Map<String, Object> made = new LinkedHashMap<>();
      made.put("cursor", range.cursorAcquire());
      made.put("pending", range.pendingAcquire());
      Object[] slots = new Object[range.size];
      for (int slot = 0; slot < range.size; slot++) {
        slots[slot] = range.slotVolatile(slot);
      }
      made.put("slot", slots);
      return made;
    }

    @Override
    public List<Map<String, Object>> events(List<Taken> taken, List<List<Operation>> then) {
      return new TracedEvents(taken, then).events();
    }
  }
}
