package dev.pidmap.benchmarks;

import dev.pidmap.designs.Design;
import dev.pidmap.simulator.designs.Designs;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.map.Conflicts;
import dev.pidmap.simulator.map.MapLines;
import dev.pidmap.simulator.map.MapLines.Rooted;
import dev.pidmap.simulator.map.Maps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is counted on simulated CPUs, the same on every machine. */
final class Simulated {
  private final Map<Design, Rooted> designs = new LinkedHashMap<>();
  private final Consumer<String> progress;

  Simulated(Consumer<String> progress) {
    this.progress = progress;
    designs.put(Design.PER_CPU, MapLines.ours(Maps.hearing(Hearing.LINES)));
    Designs others = new Designs(Hearing.LINES);
    for (Design design : Design.values()) {
      designs.putIfAbsent(design, others.of(design));
    }
  }

  List<LineCount> lines(boolean quick) {
    Map<String, MapLines.Maker> all = new LinkedHashMap<>();
    designs.forEach((design, map) -> all.put(design.title(), map));
    SimulatedPeers peers = new SimulatedPeers();
    for (Peer peer : Peer.values()) {
      all.put(peer.title, peers.of(peer));
    }
    return LineCount.all(all, quick, progress);
  }

  List<ConflictCount> conflicts() {
    List<ConflictCount> counts = new ArrayList<>();
    designs.forEach(
        (design, map) -> counts.add(ConflictCount.of(design.title(), Conflicts.of(map))));
    progress.accept("conflicts of operations that commute");
    return counts;
  }
}
