package dev.pidmap.benchmarks;

/** What people would take today: a library's map, or pool, for each level. */
enum Peer {
  HASH_MAP("ConcurrentHashMap + counter", "JDK") {
    @Override
    Ids ids(int space) {
      return Ids.InMap.hashed(space);
    }
  },
  SKIP_LIST("ConcurrentSkipListMap + counter", "JDK") {
    @Override
    Ids ids(int space) {
      return Ids.InMap.sorted(space);
    }
  },
  QUEUE("MPMC queue as id pool", "JCTools") {
    @Override
    Ids ids(int space) {
      return new Ids.Pooled(space);
    }
  },
  NON_BLOCKING("NonBlockingHashMapLong + counter", "JCTools") {
    @Override
    Ids ids(int space) {
      return new Ids.NonBlocking(space);
    }
  },
  AGRONA("Int2ObjectHashMap + lock", "Agrona") {
    @Override
    Ids ids(int space) {
      return new Ids.AgronaLocked(space);
    }
  },
  ROARING("RoaringBitmap + lock", "RoaringBitmap") {
    @Override
    Ids ids(int space) {
      return new Ids.RoaringLocked(space);
    }
  };

  final String title;
  final String source;

  Peer(String title, String source) {
    this.title = title;
    this.source = source;
  }

  /** The numbers of one level, below {@code space}. */
  abstract Ids ids(int space);
}
