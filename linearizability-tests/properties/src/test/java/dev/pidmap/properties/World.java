package dev.pidmap.properties;

import dev.pidmap.harness.Driver;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.percpu.PerCpuPidMap;
import dev.pidmap.spec.Limits;
import java.util.List;

/**
 * A map's sizes, the depth of the chain of namespaces it starts with, and what is done to it.
 * Namespace {@code n} of the chain is at level {@code n}.
 */
record World(Geometry geometry, int depth, List<Call> calls) {

  Limits limits() {
    return new Limits(
        geometry.cpus(),
        geometry.pidMaxMin(),
        geometry.pidMaxLimit(),
        geometry.rootPidMax(),
        geometry.reserved());
  }

  /** The map under test. */
  PerCpuPidMap<Integer> map() {
    return new PerCpuPidMap<>(geometry);
  }

  /** The map under test, telling the lap of each number. */
  Subject subject() {
    return subject(map());
  }

  static Subject subject(PerCpuPidMap<Integer> map) {
    return new Driver(map, Laps::of)::perform;
  }

  /** Plays the sequence on the map under test. */
  Play play(Judge... judges) {
    return playOn(subject(), judges);
  }

  Play playOn(Subject subject, Judge... judges) {
    Play play = new Play(limits(), subject, judges);
    play.chain(depth);
    for (Call call : calls) {
      play.step(call);
    }
    return play;
  }

  /** The same sequence with all calls on CPUs of another choice. */
  World onCpu(int cpu) {
    List<Call> moved =
        calls.stream()
            .map(c -> new Call(c.kind(), cpu, c.ns(), c.pid(), c.numbers(), c.capableFrom()))
            .toList();
    return new World(geometry, depth, moved);
  }
}
