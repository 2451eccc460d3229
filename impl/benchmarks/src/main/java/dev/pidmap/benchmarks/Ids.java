package dev.pidmap.benchmarks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import org.agrona.collections.Int2ObjectHashMap;
import org.jctools.maps.NonBlockingHashMapLong;
import org.jctools.queues.MpmcArrayQueue;
import org.roaringbitmap.RoaringBitmap;

/** The numbers of one level, as people get them today from a library. */
interface Ids {
  /** The least number that is given, as in a map that has wrapped. */
  int FIRST = 300;

  /** Takes a number for {@code holder}. */
  int take(Object holder);

  void free(int number, Object holder);

  Object find(int number);

  /** Visits all in ascending order; how many there are. */
  int scan();

  /** A counter that wraps to {@link #FIRST}. */
  final class Counter {
    private final AtomicInteger last = new AtomicInteger();
    private final int size;

    Counter(int space) {
      this.size = space - FIRST;
    }

    int next() {
      return FIRST + Integer.remainderUnsigned(last.getAndIncrement(), size);
    }
  }

  /** A concurrent map, sorted or not, and a counter; a number that is taken is passed over. */
  final class InMap implements Ids {
    private final ConcurrentMap<Integer, Object> map;
    private final Counter counter;
    private final int space;

    private InMap(ConcurrentMap<Integer, Object> map, int space) {
      this.map = map;
      this.space = space;
      this.counter = new Counter(space);
    }

    static Ids hashed(int space) {
      return new InMap(new ConcurrentHashMap<>(), space);
    }

    static Ids sorted(int space) {
      return new InMap(new ConcurrentSkipListMap<>(), space);
    }

    @Override
    public int take(Object holder) {
      int number = counter.next();
      while (map.putIfAbsent(number, holder) != null) {
        number = counter.next();
      }
      return number;
    }

    @Override
    public void free(int number, Object holder) {
      map.remove(number);
    }

    @Override
    public Object find(int number) {
      return map.get(number);
    }

    @Override
    public int scan() {
      int count = 0;
      if (map instanceof ConcurrentSkipListMap) {
        for (Map.Entry<Integer, Object> entry : map.entrySet()) {
          count += entry.getValue() != null ? 1 : 0;
        }
        return count;
      }
      for (int number = FIRST; number < space; number++) {
        count += map.get(number) != null ? 1 : 0;
      }
      return count;
    }
  }

  /** A lock-free hash map of JCTools and a counter. */
  final class NonBlocking implements Ids {
    private final NonBlockingHashMapLong<Object> map = new NonBlockingHashMapLong<>();
    private final Counter counter;
    private final int space;

    NonBlocking(int space) {
      this.space = space;
      this.counter = new Counter(space);
    }

    @Override
    public int take(Object holder) {
      int number = counter.next();
      while (map.putIfAbsent((long) number, holder) != null) {
        number = counter.next();
      }
      return number;
    }

    @Override
    public void free(int number, Object holder) {
      map.remove((long) number);
    }

    @Override
    public Object find(int number) {
      return map.get((long) number);
    }

    @Override
    public int scan() {
      int count = 0;
      for (int number = FIRST; number < space; number++) {
        count += map.get((long) number) != null ? 1 : 0;
      }
      return count;
    }
  }

  /** A queue of free numbers of JCTools and an array of holders. */
  final class Pooled implements Ids {
    private final MpmcArrayQueue<Integer> free;
    private final AtomicReferenceArray<Object> holders;

    Pooled(int space) {
      holders = new AtomicReferenceArray<>(space);
      free = new MpmcArrayQueue<>(space);
      for (int number = FIRST; number < space; number++) {
        free.offer(number);
      }
    }

    @Override
    public int take(Object holder) {
      int number = free.poll();
      holders.setRelease(number, holder);
      return number;
    }

    @Override
    public void free(int number, Object holder) {
      holders.setRelease(number, null);
      free.offer(number);
    }

    @Override
    public Object find(int number) {
      return holders.getAcquire(number);
    }

    @Override
    public int scan() {
      return count(holders);
    }
  }

  /** A primitive map of Agrona under a lock, and a counter. */
  final class AgronaLocked implements Ids {
    private final Int2ObjectHashMap<Object> map = new Int2ObjectHashMap<>();
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Counter counter;
    private final int space;

    AgronaLocked(int space) {
      this.space = space;
      this.counter = new Counter(space);
    }

    @Override
    public int take(Object holder) {
      lock.lock();
      try {
        int number = counter.next();
        while (map.containsKey(number)) {
          number = counter.next();
        }
        map.put(number, holder);
        return number;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void free(int number, Object holder) {
      lock.lock();
      try {
        map.remove(number);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public Object find(int number) {
      lock.lock();
      try {
        return map.get(number);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public int scan() {
      int count = 0;
      for (int number = FIRST; number < space; number++) {
        count += find(number) != null ? 1 : 0;
      }
      return count;
    }
  }

  /** A compressed bitmap under a lock, and an array of holders. */
  final class RoaringLocked implements Ids {
    private final RoaringBitmap taken = new RoaringBitmap();
    private final AtomicReferenceArray<Object> holders;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final int space;
    private int cursor = FIRST;

    RoaringLocked(int space) {
      this.space = space;
      this.holders = new AtomicReferenceArray<>(space);
    }

    @Override
    public int take(Object holder) {
      lock.lock();
      try {
        long number = taken.nextAbsentValue(cursor);
        if (number >= space) {
          number = taken.nextAbsentValue(FIRST);
        }
        taken.add((int) number);
        cursor = (int) number + 1;
        holders.setRelease((int) number, holder);
        return (int) number;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void free(int number, Object holder) {
      lock.lock();
      try {
        holders.setRelease(number, null);
        taken.remove(number);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public Object find(int number) {
      return holders.getAcquire(number);
    }

    @Override
    public int scan() {
      int[] count = new int[1];
      taken.forEach((int number) -> count[0] += holders.getAcquire(number) != null ? 1 : 0);
      return count[0];
    }
  }

  /** A flat array in which a number is its index: the floor for look-ups. It allocates nothing. */
  final class Flat implements Ids {
    private final AtomicReferenceArray<Object> holders;
    private int next = FIRST;

    Flat(int space) {
      holders = new AtomicReferenceArray<>(space);
    }

    @Override
    public int take(Object holder) {
      holders.setRelease(next, holder);
      return next++;
    }

    @Override
    public void free(int number, Object holder) {
      holders.setRelease(number, null);
    }

    @Override
    public Object find(int number) {
      return holders.getAcquire(number);
    }

    @Override
    public int scan() {
      return count(holders);
    }
  }

  private static int count(AtomicReferenceArray<Object> holders) {
    int count = 0;
    for (int number = FIRST; number < holders.length(); number++) {
      count += holders.getAcquire(number) != null ? 1 : 0;
    }
    return count;
  }
}
