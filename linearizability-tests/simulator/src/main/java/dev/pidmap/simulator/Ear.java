package dev.pidmap.simulator;

import dev.pidmap.simulator.Handles.Handle;

/**
 * Hears the accesses of a {@link Simulation} and passes on those whose order can matter: to objects
 * that several CPUs can reach, in places that more than one of them uses. Accesses of nobody, which
 * prepare a program or look at its state, are passed over.
 */
final class Ear extends Machine {
  private final Simulation simulation;
  private final Heap heap;
  private final Sharing sharing;

  Ear(Simulation simulation, Heap heap, Sharing sharing) {
    this.simulation = simulation;
    this.heap = heap;
    this.sharing = sharing;
  }

  private int current() {
    return simulation.current();
  }

  /** The location, or null where only the running CPU can reach it. */
  private Location shared(Object base, int place) {
    if (current() == Simulation.NOBODY || base == null) {
      return null;
    }
    Thing thing = heap.shared(base, current());
    if (thing == null) {
      return null;
    }
    Location at = thing.at(place);
    return at != null ? at : thing.add(place, sharing.sharers(thing, place));
  }

  /** Whether the running CPU can be stopped before that access. */
  private boolean isStep(Location at, Kind kind) {
    return simulation.stopsEverywhere() || at.isContended(current(), kind);
  }

  private void note(Location at, boolean write) {
    if (!Sharing.isNoted(at.sharers, current(), write)) {
      sharing.note(at.thing, at.place, current(), write);
    }
  }

  @Override
  protected void access(Object base, int place, Kind kind) {
    Location at = shared(base, place);
    if (at == null) {
      return;
    }
    if (kind != Kind.WRITE) {
      note(at, false);
    }
    if (kind != Kind.READ) {
      note(at, true);
    }
    if (isStep(at, kind)) {
      await(at, kind, base, Cpu.Wait.NOTHING);
    }
  }

  private void await(Location at, Kind kind, Object base, Cpu.Wait wait) {
    Cpu me = simulation.cpu(current());
    me.announce(at, kind, base);
    if (wait != Cpu.Wait.NOTHING) {
      me.wait = wait;
    }
    simulation.await(me);
  }

  @Override
  void compareAndSet(Object base, int place, Handle handle, Object expected, long expectedBits) {
    Location at = shared(base, place);
    if (at == null) {
      return;
    }
    note(at, false);
    Cpu me = simulation.cpu(current());
    if (isStep(at, Kind.UPDATE)) {
      me.announce(at, handle, base, expected, expectedBits);
      simulation.await(me);
    }
    me.trying = at;
  }

  @Override
  protected void updated(boolean wrote) {
    if (current() == Simulation.NOBODY) {
      return;
    }
    Cpu me = simulation.cpu(current());
    Location at = me.trying;
    if (at != null) {
      me.trying = null;
      if (wrote) {
        note(at, true);
      }
      if (isStep(at, Kind.UPDATE)) {
        me.took(at, wrote);
      }
    }
  }

  @Override
  protected void stored(Object base, Object value) {
    if (current() != Simulation.NOBODY) {
      heap.stored(base, value, current());
    }
  }

  @Override
  protected void shared(Object object) {
    if (current() != Simulation.NOBODY
        && object != null
        && heap.shared(object, current()) == null) {
      heap.adopt(object);
    }
  }

  @Override
  protected void allocated(Object made) {
    if (current() != Simulation.NOBODY) {
      heap.made(made, current());
    }
  }

  /** Nothing: all accesses are in order anyway. */
  @Override
  protected void fence() {}

  @Override
  protected void enter(Object monitor) {
    Location at = shared(monitor, MONITOR);
    if (at == null) {
      return;
    }
    note(at, false);
    note(at, true);
    boolean isFree = at.holder < 0;
    if (at.holder != current() && !(isFree && !isStep(at, Kind.UPDATE))) {
      await(at, Kind.UPDATE, monitor, Cpu.Wait.MONITOR);
    }
    at.holder = current();
    at.depth++;
  }

  @Override
  protected void leave(Object monitor) {
    Location at = shared(monitor, MONITOR);
    if (at == null) {
      return;
    }
    if (at.depth == 1 && isStep(at, Kind.UPDATE)) {
      await(at, Kind.UPDATE, monitor, Cpu.Wait.NOTHING);
    }
    if (--at.depth == 0) {
      at.holder = -1;
    }
  }

  @Override
  protected void spin() {
    if (current() != Simulation.NOBODY) {
      simulation.cpu(current()).spins = true;
    }
  }

  @Override
  protected Thread thread() {
    return current() == Simulation.NOBODY
        ? Thread.currentThread()
        : simulation.cpu(current()).thread();
  }

  @Override
  protected void park() {
    if (current() != Simulation.NOBODY) {
      Cpu me = simulation.cpu(current());
      await(me.permitLocation, Kind.UPDATE, null, Cpu.Wait.PERMIT);
      me.permit = false;
    }
  }

  @Override
  protected void unpark(Thread thread) {
    if (current() == Simulation.NOBODY) {
      return;
    }
    for (int cpu = 0; cpu < simulation.cpus(); cpu++) {
      Cpu other = simulation.cpu(cpu);
      if (other.isThread(thread)) {
        await(other.permitLocation, Kind.UPDATE, null, Cpu.Wait.NOTHING);
        other.permit = true;
      }
    }
  }
}
