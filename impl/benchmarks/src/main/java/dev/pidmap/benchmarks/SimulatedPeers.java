package dev.pidmap.benchmarks;

import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.instrument.SimLoader;
import dev.pidmap.simulator.map.MapLines;
import java.util.List;

/** Libraries, and what they use of the JDK, from class files whose accesses are heard. */
final class SimulatedPeers {
  private static final List<String> HEARD =
      List.of(
          "dev/pidmap/benchmarks/Ids",
          "dev/pidmap/benchmarks/PeerSubject",
          "org/jctools/",
          "org/agrona/collections/",
          "org/roaringbitmap/");

  private static final List<String> BESIDE =
      List.of(
          "dev/pidmap/benchmarks/PeerMaker",
          "dev/pidmap/benchmarks/Peer",
          "dev/pidmap/benchmarks/Subject",
          "dev/pidmap/benchmarks/Config");

  private static final String MAKER = "dev/pidmap/benchmarks/PeerMaker";

  private final Maker maker =
      SimLoader.hearing(Hearing.LINES)
          .instrument(name -> HEARD.stream().anyMatch(name::startsWith))
          .alongside(name -> BESIDE.stream().anyMatch(name::startsWith))
          .build()
          .make(Maker.class, MAKER.replace('/', '.'));

  /** Makes a library's map that the loader of the maker knows. */
  public interface Maker {
    /** The peer of that name. */
    MapLines.Subject make(String peer, int cpus, int levels);
  }

  MapLines.Maker of(Peer peer) {
    return (cpus, levels) -> maker.make(peer.name(), cpus, levels);
  }
}
