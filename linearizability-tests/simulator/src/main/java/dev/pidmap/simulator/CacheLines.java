package dev.pidmap.simulator;

import dev.pidmap.simulator.Handles.Handle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Counts the cache lines that move between CPUs while one after the other performs whole
 * operations, each on the CPU it names.
 */
public final class CacheLines extends Machine {
  /** Bits of the address of a byte in its line. */
  private static final int LINE_BITS = 6;

  /** Bits of the address of a byte in the part of the heap that has one byte of the card table. */
  private static final int CARD_BITS = 9;

  private static final long CARDS = 1L << 62;

  private final Addresses addresses;
  private final boolean cards;
  private final LongTable numbers = new LongTable();
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Long> byPlace = new HashMap<>();
  private boolean explains;
  private Touched recording;
  private int cpu;
  private long transfers;
  private long stores;
  private long atomics;

  /**
   * A machine with cold caches.
   *
   * @param cards whether storing a reference marks a card
   * @param base bytes from the start of a cache line to the first object, a multiple of 8
   */
  public CacheLines(int cpus, Placement placement, boolean cards, int base) {
    this.addresses = new Addresses(cpus, placement, base);
    this.cards = cards;
  }

  /**
   * What was counted.
   *
   * @param transfers lines that came from, or were dropped in, another cache
   * @param stores writes, atomic ones included, to objects after they were made
   * @param atomics compare-and-sets and other atomic updates
   */
  public record Counts(long transfers, long stores, long atomics) {
    /** What was added since {@code before}. */
    public Counts since(Counts before) {
      return new Counts(
          transfers - before.transfers, stores - before.stores, atomics - before.atomics);
    }
  }

  /** All so far. */
  public Counts counts() {
    return new Counts(transfers, stores, atomics);
  }

  /** Keeps, from now on, what each transfer was for. */
  public void explain() {
    explains = true;
    byPlace.clear();
  }

  /** How often a line was transferred on behalf of a field, since {@link #explain}. */
  public Map<String, Long> explanation() {
    return Map.copyOf(byPlace);
  }

  /** Performs {@code operation} on {@code onCpu}. */
  public void on(int onCpu, Runnable operation) {
    cpu = onCpu;
    Probe.attach(this);
    try {
      operation.run();
    } finally {
      Probe.attach(null);
    }
  }

  /** The lines of one operation, each with the first place in it that was accessed. */
  public static final class Touched {
    private final Map<Long, String> accessed = new HashMap<>();
    private final Map<Long, String> written = new HashMap<>();

    /** Places on lines that one of two operations writes and the other touches. */
    public Set<String> conflicts(Touched other) {
      Set<String> places = new TreeSet<>();
      shared(other, places);
      other.shared(this, places);
      return places;
    }

    private void shared(Touched other, Set<String> places) {
      written.forEach(
          (line, place) -> {
            if (other.accessed.containsKey(line)) {
              places.add(place);
            }
          });
    }
  }

  /** Performs {@code operation} on {@code onCpu}; the lines that it accessed. */
  public Touched touched(int onCpu, Runnable operation) {
    Touched touched = new Touched();
    recording = touched;
    on(onCpu, operation);
    recording = null;
    return touched;
  }

  private Line line(long address) {
    long number = address >>> LINE_BITS;
    int index = (int) numbers.get(number);
    if (index == 0) {
      lines.add(new Line());
      index = lines.size();
      numbers.put(number, index);
    }
    return lines.get(index - 1);
  }

  private void read(Object base, int place) {
    long address = addresses.of(base, place, cpu);
    record(false, address, base, place);
    if (line(address).read(cpu)) {
      transferred(base, place);
    }
  }

  private void write(Object base, int place) {
    stores++;
    long address = addresses.of(base, place, cpu);
    record(true, address, base, place);
    if (line(address).write(cpu)) {
      transferred(base, place);
    }
  }

  private void record(boolean write, long address, Object base, int place) {
    if (recording != null) {
      long line = address >>> LINE_BITS;
      recording.accessed.computeIfAbsent(line, l -> name(base, place));
      if (write) {
        recording.written.computeIfAbsent(line, l -> name(base, place));
      }
    }
  }

  private void transferred(Object base, int place) {
    transfers++;
    if (explains) {
      byPlace.merge(name(base, place), 1L, Long::sum);
    }
  }

  private static String name(Object base, int place) {
    boolean isField = place >= 0 && !base.getClass().isArray();
    if (isField) {
      return Fields.field(place).toString();
    }
    String type = base.getClass().getSimpleName();
    return switch (place) {
      case MONITOR -> type + ".monitor";
      case HEADER -> type + ".header";
      case LENGTH -> type + ".length";
      case INSIDE -> type + ".inside";
      case CARD -> type + ".card";
      default -> type + ".element";
    };
  }

  @Override
  protected void access(Object base, int place, Kind kind) {
    if (base == null) {
      return;
    }
    if (place >= 0 && base.getClass().isArray()) {
      read(base, LENGTH);
    }
    if (kind == Kind.READ) {
      read(base, place);
    } else {
      write(base, place);
      atomics += kind == Kind.UPDATE ? 1 : 0;
    }
  }

  @Override
  void compareAndSet(Object base, int place, Handle handle, Object expected, long expectedBits) {
    access(base, place, Kind.UPDATE);
  }

  @Override
  protected void updated(boolean wrote) {}

  @Override
  protected void stored(Object base, Object value) {
    if (cards && base != null && !(base instanceof Statics.Holder)) {
      long card = CARDS + (addresses.start(base, cpu) >>> CARD_BITS);
      if (line(card).write(cpu)) {
        transferred(base, CARD);
      }
    }
  }

  @Override
  protected void shared(Object object) {}

  @Override
  protected void allocated(Object made) {
    if (addresses.knows(made)) {
      return;
    }
    long first = addresses.start(made, cpu);
    long last = first + Shape.of(made).size(made) - 1;
    for (long at = first; at >>> LINE_BITS <= last >>> LINE_BITS; at += 1 << LINE_BITS) {
      if (line(at).write(cpu)) {
        transferred(made, HEADER);
      }
    }
  }

  @Override
  protected void fence() {}

  @Override
  protected void enter(Object monitor) {
    access(monitor, MONITOR, Kind.UPDATE);
  }

  @Override
  protected void leave(Object monitor) {
    access(monitor, MONITOR, Kind.UPDATE);
  }

  @Override
  protected void spin() {
    throw new IllegalStateException("waits for a CPU that does not run");
  }

  @Override
  protected Thread thread() {
    return Thread.currentThread();
  }

  @Override
  protected void park() {
    throw new IllegalStateException("waits for a CPU that does not run");
  }

  @Override
  protected void unpark(Thread thread) {}
}
