package dev.pidmap.benchmarks;

import dev.pidmap.designs.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Who takes part.
 *
 * @param name the same in every table
 * @param source where it comes from
 * @param lacks what it does not promise
 * @param factory makes an empty one
 */
record Competitor(String name, String source, String lacks, Function<Config, Subject> factory) {
  static final String OURS = Design.PER_CPU.title();
  static final String ONE_LOCK = Design.ONE_LOCK_IDR.title();
  static final String STOCK = Design.STOCK_IDR.title();
  static final String HASH_MAP = Peer.HASH_MAP.title;
  static final String FLAT = "flat array (look-up floor)";

  private static final String PEER = "no namespaces";

  /** All, ours first. */
  static List<Competitor> all() {
    List<Competitor> all = new ArrayList<>();
    all.add(of(Design.PER_CPU));
    for (Design design : Design.values()) {
      if (design != Design.PER_CPU) {
        all.add(of(design));
      }
    }
    for (Peer peer : Peer.values()) {
      all.add(of(peer));
    }
    all.add(
        new Competitor(
            FLAT, "JDK", "everything else", c -> new PeerSubject(Ids.Flat::new, false, c)));
    return all;
  }

  private static Competitor of(Design design) {
    String lacks =
        design.lacks().stream().map(l -> l.text()).reduce((a, b) -> a + "; " + b).orElse("nothing");
    return new Competitor(
        design.title(), design.source(), lacks, config -> new DesignSubject(design, config));
  }

  private static Competitor of(Peer peer) {
    return new Competitor(
        peer.title, peer.source, PEER, config -> new PeerSubject(peer::ids, true, config));
  }

  static Competitor named(String name) {
    return all().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }
}
