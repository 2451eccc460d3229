package dev.pidmap.simulator.toys;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Toys, each for one way in which lines move. A toy makes first what it is about, so that this lies
 * at the start of the heap, and then something that keeps its own fields off those lines.
 */
public final class LineToys {
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int FAR = 40;
  private static final int ROOM = 256;

  private LineToys() {}

  /** Words of one array, by CPU. */
  private abstract static class Words implements LineToy {
    private final int[] index;
    private long[] words;
    private byte[] room;

    Words(int... index) {
      this.index = index;
    }

    @Override
    public final void prepare() {
      long[] made = new long[2 * FAR];
      room = new byte[ROOM];
      words = made;
    }

    @Override
    public final void step(int cpu) {
      words[index[cpu]] = room == null ? 0 : cpu;
    }
  }

  /** Each writes a line of its own, and neither is that of the length. */
  public static final class PrivateLines extends Words {
    public PrivateLines() {
      super(FAR / 2, FAR);
    }
  }

  /** One writes the first element, which has the length on its line. */
  public static final class LengthWord extends Words {
    public LengthWord() {
      super(0, FAR);
    }
  }

  /** Bytes 120 and 128 of an object: on one line unless the object starts one. */
  public static final class BaseAlignment extends Words {
    public BaseAlignment() {
      super(13, 14);
    }
  }

  /** All add to one word. */
  public static final class PingPong implements LineToy {
    private long[] words;
    private byte[] room;

    @Override
    public void prepare() {
      long[] made = new long[FAR];
      room = new byte[ROOM];
      words = made;
    }

    @Override
    public void step(int cpu) {
      LONGS.getAndAdd(words, room == null ? 0 : FAR / 2, 1L);
    }
  }

  private static final class Pair {
    private long first;

    @SuppressWarnings("unused") // written only
    private long second;
  }

  /** Each writes a field of its own of one object. */
  public static final class NeighbouringFields implements LineToy {
    private Pair pair;
    private byte[] room;

    @Override
    public void prepare() {
      Pair made = new Pair();
      room = new byte[ROOM];
      pair = made;
    }

    @Override
    public void step(int cpu) {
      if (cpu == 0) {
        pair.first = room == null ? 0 : 1;
      } else {
        pair.second = room == null ? 0 : 1;
      }
    }
  }

  /** All read one field. */
  public static final class ReadShared implements LineToy {
    private Pair pair;
    private byte[] room;
    private long sum;

    @Override
    public void prepare() {
      Pair made = new Pair();
      room = new byte[ROOM];
      pair = made;
    }

    @Override
    public void step(int cpu) {
      if (pair.first > 0 && room != null) {
        sum = 1;
      }
    }

    /** What came of it. */
    public long sum() {
      return sum;
    }
  }

  /** A lock, and what it protects on another line. */
  public static final class LockHandOff implements LineToy {
    private Object lock;
    private Pair pair;
    private byte[] room;

    @Override
    public void prepare() {
      Object made = new Pair();
      room = new byte[ROOM];
      Pair other = new Pair();
      room = new byte[ROOM];
      lock = made;
      pair = other;
    }

    @Override
    public void step(int cpu) {
      Object held = lock;
      synchronized (held) {
        pair.first += room == null ? 0 : 1;
      }
    }
  }

  /** Each stores references in an array of its own, far from the other's, but not for cards. */
  public static final class CardTable implements LineToy {
    private Object[][] arrays;
    private byte[] room;

    @Override
    public void prepare() {
      Object[][] made = {new Object[ROOM], new Object[ROOM]};
      room = new byte[ROOM];
      arrays = made;
    }

    @Override
    public void step(int cpu) {
      arrays[cpu][FAR] = room;
    }
  }

  /** One writes the first field, the other asks for the class. */
  public static final class ClassPointer implements LineToy {
    private Object object;
    private byte[] room;
    private boolean isPair;

    @Override
    public void prepare() {
      Object made = new Pair();
      room = new byte[ROOM];
      object = made;
    }

    @Override
    public void step(int cpu) {
      if (cpu == 0) {
        ((Pair) object).first = room == null ? 0 : 1;
      } else if (!(object instanceof Pair)) {
        isPair = true;
      }
    }

    /** What came of it. */
    public boolean isPair() {
      return isPair;
    }
  }
}
