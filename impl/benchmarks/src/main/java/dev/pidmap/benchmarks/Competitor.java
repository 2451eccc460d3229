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
  static final String HASH_MAP = "ConcurrentHashMap + counter";
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
    all.add(peer(HASH_MAP, "JDK", Ids.InMap::hashed));
    all.add(peer("ConcurrentSkipListMap + counter", "JDK", Ids.InMap::sorted));
    all.add(peer("MPMC queue as id pool", "JCTools", Ids.Pooled::new));
    all.add(peer("NonBlockingHashMapLong + counter", "JCTools", Ids.NonBlocking::new));
    all.add(peer("Int2ObjectHashMap + lock", "Agrona", Ids.AgronaLocked::new));
    all.add(peer("RoaringBitmap + lock", "RoaringBitmap", Ids.RoaringLocked::new));
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

  private static Competitor peer(
      String name, String source, java.util.function.IntFunction<Ids> ids) {
    return new Competitor(name, source, PEER, config -> new PeerSubject(ids, true, config));
  }

  static Competitor named(String name) {
    return all().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }
}
