package dev.pidmap.benchmarks;

import dev.pidmap.simulator.map.MapLines;

/** Loaded with the simulated libraries, so that it sees their types. */
public final class PeerMaker implements SimulatedPeers.Maker {
  private static final int LEAST = 32_768;
  private static final int PER_CPU = 1_024;

  @Override
  public MapLines.Subject make(String peer, int cpus, int levels) {
    Config config = new Config(Math.max(LEAST, PER_CPU * cpus), levels, cpus);
    return new Counted(new PeerSubject(Peer.valueOf(peer)::ids, true, config));
  }

  private record Counted(PeerSubject peer) implements MapLines.Subject {
    @Override
    public Object allocate(int cpu) {
      return peer.allocate(cpu);
    }

    @Override
    public void release(Object holder) {
      peer.release(holder);
    }

    @Override
    public boolean isFound(Object holder) {
      return peer.find(peer.number(holder)) == holder;
    }
  }
}
