package dev.pidmap.simulator;

import dev.pidmap.simulator.Handles.Handle;
import dev.pidmap.simulator.Machine.Kind;

/** A simulated CPU: where it stands, and the access it makes next. */
public final class Cpu implements Access {
  private static final int MOST_LOOKS = 64;

  final int number;
  Coroutine coroutine;
  boolean finished;

  /** The access it makes when it is chosen next; null before the first and when it is done. */
  private Location location;

  Kind kind;

  /** What it waits for before that access. */
  Wait wait;

  /** The object of that access; null for a permit. */
  Object base;

  /** For a compare-and-set: what it expects. Else null. */
  private Handle handle;

  private Object expected;
  private long expectedBits;

  /** The location of a compare-and-set that is being tried, while it is. */
  Location trying;

  /** What happened before where it stands. */
  private long order;

  /** The access that it made last, and whether it wrote. */
  Location made;

  boolean wrote;

  /** Its calls and returns. */
  final long[] boundaries = new long[Order.MOST_EVENTS];

  int boundaryCount;

  private Thread thread;

  /** Its permit to pass a park, and where that is. */
  boolean permit;

  Location permitLocation;

  /** Whether it said, since its last access, that it waits for another. */
  boolean spins;

  /** What it read since it last said that it waits, and how often that had been written. */
  private final Location[] looked = new Location[MOST_LOOKS];

  private final int[] versions = new int[MOST_LOOKS];
  private int looks;

  /** Why a CPU cannot make its next access yet. */
  enum Wait {
    NOTHING,
    MONITOR,
    PERMIT,
    /** For one of the locations that it looked at to change. */
    NEWS
  }

  Cpu(int number) {
    this.number = number;
  }

  void begin() {
    coroutine = null;
    finished = false;
    location = null;
    wait = Wait.NOTHING;
    handle = null;
    order = 0;
    boundaryCount = 0;
    permit = false;
    thread = null;
    permitLocation = new Thing(0, number, false, -1, null).add(Machine.INSIDE, 0);
    trying = null;
    spins = false;
    looks = 0;
  }

  void announce(Location at, Kind what, Object on) {
    location = at;
    kind = what;
    base = on;
    handle = null;
    waitForNews();
  }

  void announce(Location at, Handle how, Object on, Object reference, long bits) {
    location = at;
    kind = Kind.UPDATE;
    handle = how;
    base = on;
    expected = reference;
    expectedBits = bits;
    waitForNews();
  }

  private void waitForNews() {
    if (spins && canWaitForNews()) {
      wait = Wait.NEWS;
    }
    spins = false;
  }

  /** Its next access is announced and it has been chosen to make it. */
  void itIsItsTurn() {
    if (wait == Wait.NEWS) {
      forgetLooks();
    }
    wait = Wait.NOTHING;
    if (handle == null) {
      took(location, kind != Kind.READ);
    }
  }

  /** An access to {@code at} happens now. */
  void took(Location at, boolean writes) {
    made = at;
    wrote = writes;
    order = Order.join(order, at.written);
    if (writes) {
      order = Order.join(order, at.read);
      at.written = order;
      at.read = 0;
      at.version++;
      forgetLooks();
    } else {
      at.read = Order.join(at.read, order);
      lookedAt(at);
    }
  }

  boolean isCompareAndSet() {
    return handle != null;
  }

  /** What its compare-and-set expects. */
  Object expected() {
    return handle.type().isPrimitive() ? expectedBits : expected;
  }

  /** A call begins or returns. */
  void boundary() {
    order = Order.next(order, number);
    boundaries[boundaryCount++] = order;
  }

  /** Where the next access is. */
  @Override
  public Location location() {
    return location;
  }

  /** Whether the next access would write now. */
  @Override
  public boolean writes() {
    if (handle == null) {
      return kind != Kind.READ;
    }
    try {
      if (!handle.type().isPrimitive()) {
        Object now =
            handle.isElement()
                ? ((Object[]) base)[location.place]
                : (Object) handle.reader().invokeExact(base);
        return now == expected;
      }
      return bits() == expectedBits;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private long bits() throws Throwable {
    if (!handle.isElement()) {
      return (long) handle.reader().invokeExact(base);
    } else if (base instanceof long[] longs) {
      return longs[location.place];
    } else if (base instanceof int[] ints) {
      return ints[location.place];
    }
    throw new UnsupportedOperationException("compare-and-set in " + base.getClass());
  }

  /** The thread that the code on it takes itself for. */
  Thread thread() {
    if (thread == null) {
      thread = new Thread("CPU " + number);
    }
    return thread;
  }

  boolean isThread(Thread other) {
    return thread == other && other != null;
  }

  /** Whether it can make its next access. */
  boolean isEnabled() {
    if (finished) {
      return false;
    }
    return switch (wait) {
      case NOTHING -> true;
      case MONITOR -> location.holder < 0 || location.holder == number;
      case PERMIT -> permit;
      case NEWS -> hasNews();
    };
  }

  // Spinning.

  /** It read a location, perhaps in a loop that waits for it to change. */
  private void lookedAt(Location at) {
    if (looks < MOST_LOOKS) {
      looked[looks] = at;
      versions[looks] = at.version;
    }
    looks++;
  }

  /** What it read before is not what it waits for. */
  private void forgetLooks() {
    looks = 0;
  }

  /** Whether it has read so little that it can wait for just that to change. */
  private boolean canWaitForNews() {
    return looks > 0 && looks <= MOST_LOOKS;
  }

  private boolean hasNews() {
    for (int i = 0; i < looks; i++) {
      if (looked[i].version != versions[i]) {
        return true;
      }
    }
    return false;
  }
}
