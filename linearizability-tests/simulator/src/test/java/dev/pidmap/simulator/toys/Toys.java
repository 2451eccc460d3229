package dev.pidmap.simulator.toys;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/** Toys, each for one way of sharing. */
public final class Toys {
  private Toys() {}

  /** Plain increments, which get lost. */
  public static final class LostUpdates extends Toy {
    private int count;

    @Override
    public int cpus() {
      return 3;
    }

    @Override
    protected void start() {
      count = 0;
    }

    @Override
    protected int answer(int cpu) {
      count++;
      return count;
    }

    @Override
    public String state() {
      return "" + count;
    }
  }

  /** Each writes its own and reads the other's. */
  public static final class StoreBuffering extends Toy {
    private final long[] words = new long[2];

    @Override
    public int cpus() {
      return 2;
    }

    @Override
    protected void start() {
      words[0] = 0;
      words[1] = 0;
    }

    @Override
    protected int answer(int cpu) {
      words[cpu] = 1;
      return (int) words[1 - cpu];
    }

    @Override
    public String state() {
      return words[0] + "" + words[1];
    }
  }

  /** Increments by compare-and-set, some of which fail. */
  public static final class CasLoop extends Toy {
    private static final VarHandle COUNT;

    static {
      try {
        COUNT = MethodHandles.lookup().findVarHandle(CasLoop.class, "count", long.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private long count;

    @Override
    public int cpus() {
      return 3;
    }

    @Override
    protected void start() {
      COUNT.set(this, 0L);
    }

    @Override
    protected int answer(int cpu) {
      int tries = 1;
      for (; ; tries++) {
        long seen = (long) COUNT.getVolatile(this);
        if (COUNT.compareAndSet(this, seen, seen + 1)) {
          return tries;
        }
      }
    }

    @Override
    public String state() {
      return "" + count;
    }
  }

  /** Claims the first free slot and gives it back. */
  public static final class Slots extends Toy {
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
    private static final VarHandle FREE = MethodHandles.arrayElementVarHandle(long[].class);

    private Object[] slots;
    private long[] free;

    @Override
    public int cpus() {
      return 2;
    }

    @Override
    protected void start() {
      slots = new Object[3];
      free = new long[] {3};
    }

    @Override
    protected int answer(int cpu) {
      Owner me = new Owner(cpu);
      for (int i = 0; ; i++) {
        if (SLOT.getAcquire(slots, i) == null && SLOT.compareAndSet(slots, i, null, me)) {
          FREE.getAndAdd(free, 0, -1L);
          if (cpu == 0) {
            SLOT.setRelease(slots, i, null);
            FREE.getAndAdd(free, 0, 1L);
          }
          me.slot = i;
          return i;
        }
      }
    }

    @Override
    public String state() {
      StringBuilder text = new StringBuilder("" + free[0]);
      for (Object slot : slots) {
        text.append(slot == null ? "-" : slot.toString());
      }
      return text.toString();
    }
  }

  private static final class Owner {
    private final int cpu;
    private int slot = -1;

    Owner(int cpu) {
      this.cpu = cpu;
    }

    @Override
    public String toString() {
      return cpu + "@" + slot;
    }
  }

  /** A stack of nodes, which are private until they are pushed. */
  public static final class Stack extends Toy {
    private static final VarHandle TOP;

    static {
      try {
        TOP = MethodHandles.lookup().findVarHandle(Stack.class, "top", Node.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Node top;

    private static final class Node {
      private final int[] value = new int[1];
      private Node below;
    }

    @Override
    public int cpus() {
      return 3;
    }

    @Override
    protected void start() {
      top = null;
      push(9);
    }

    private void push(int value) {
      Node node = new Node();
      node.value[0] = value;
      do {
        node.below = (Node) TOP.getAcquire(this);
      } while (!TOP.compareAndSet(this, node.below, node));
    }

    @Override
    protected int answer(int cpu) {
      if (cpu > 0) {
        push(cpu);
        return 0;
      }
      for (; ; ) {
        Node node = (Node) TOP.getAcquire(this);
        if (node == null) {
          return -1;
        } else if (TOP.compareAndSet(this, node, node.below)) {
          return node.value[0];
        }
      }
    }

    @Override
    public String state() {
      StringBuilder text = new StringBuilder();
      for (Node node = top; node != null; node = node.below) {
        text.append(node.value[0]);
      }
      return text.toString();
    }
  }

  /** A plain object published by a flag. */
  public static final class Message extends Toy {
    private static final VarHandle READY;

    static {
      try {
        READY = MethodHandles.lookup().findVarHandle(Message.class, "ready", boolean.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private int text;
    private boolean ready;

    @Override
    public int cpus() {
      return 2;
    }

    @Override
    protected void start() {
      text = 0;
      ready = false;
    }

    @Override
    protected int answer(int cpu) {
      if (cpu == 0) {
        text = 7;
        READY.setRelease(this, true);
        text = 8;
        return 0;
      }
      return (boolean) READY.getAcquire(this) ? text : -1;
    }

    @Override
    public String state() {
      return text + " " + ready;
    }
  }

  /** Increments under a monitor, by a synchronized method and by a block. */
  public static final class Monitor extends Toy {
    private final Object lock = new Object();
    private int count;
    private int other;

    @Override
    public int cpus() {
      return 3;
    }

    @Override
    protected void start() {
      count = 0;
      other = 0;
    }

    private synchronized int increment(long by) {
      return count += nested((int) by);
    }

    private synchronized int nested(int by) {
      return by;
    }

    @Override
    protected int answer(int cpu) {
      if (cpu == 2) {
        synchronized (lock) {
          other++;
          return other;
        }
      }
      return increment(1L);
    }

    @Override
    public String state() {
      return count + " " + other;
    }
  }

  /** Two locks taken in two orders. */
  public static final class Embrace extends Toy {
    private final Object[] locks = {new Lock(), new Lock()};
    private int count;

    private static final class Lock {}

    @Override
    public int cpus() {
      return 2;
    }

    @Override
    protected void start() {
      count = 0;
    }

    @Override
    protected int answer(int cpu) {
      synchronized (locks[cpu]) {
        synchronized (locks[1 - cpu]) {
          return ++count;
        }
      }
    }

    @Override
    public String state() {
      return "" + count;
    }
  }

  /** A lock that is waited for by looking at it. */
  public static final class SpinLock extends Toy {
    private static final VarHandle HELD;

    static {
      try {
        HELD = MethodHandles.lookup().findVarHandle(SpinLock.class, "held", int.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private int held;
    private int count;

    @Override
    public int cpus() {
      return 2;
    }

    @Override
    protected void start() {
      held = 0;
      count = 0;
    }

    @Override
    protected int answer(int cpu) {
      while (!HELD.compareAndSet(this, 0, 1)) {
        Thread.onSpinWait();
      }
      int mine = ++count;
      HELD.setRelease(this, 0);
      return mine;
    }

    @Override
    public String state() {
      return held + " " + count;
    }
  }

  /** One waits for the other, which may come first. */
  public static final class Parking extends Toy {
    private static final VarHandle WAITER;
    private static final VarHandle DONE;

    static {
      try {
        WAITER = MethodHandles.lookup().findVarHandle(Parking.class, "waiter", Thread.class);
        DONE = MethodHandles.lookup().findVarHandle(Parking.class, "done", boolean.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Thread waiter;
    private boolean done;

    @Override
    public int cpus() {
      return 2;
    }

    @Override
    protected void start() {
      waiter = null;
      done = false;
    }

    @Override
    protected int answer(int cpu) {
      if (cpu == 0) {
        WAITER.setVolatile(this, Thread.currentThread());
        int parked = 0;
        while (!(boolean) DONE.getVolatile(this)) {
          LockSupport.park(this);
          parked++;
        }
        return parked;
      }
      DONE.setVolatile(this, true);
      Thread other = (Thread) WAITER.getVolatile(this);
      LockSupport.unpark(other);
      return other == null ? 0 : 1;
    }

    @Override
    public String state() {
      return done + " " + (waiter == null);
    }
  }

  /** Fields of a class, and a table that all share. */
  public static final class Statics extends Toy {
    private static final int[] TABLE = new int[2];
    private static int count;

    @Override
    public int cpus() {
      return 3;
    }

    @Override
    protected void start() {
      count = 0;
      TABLE[0] = 0;
    }

    @Override
    protected int answer(int cpu) {
      if (cpu == 2) {
        return TABLE[0];
      }
      count += 1;
      TABLE[0] = cpu + 1;
      return count;
    }

    @Override
    public String state() {
      return count + " " + TABLE[0];
    }
  }
}
