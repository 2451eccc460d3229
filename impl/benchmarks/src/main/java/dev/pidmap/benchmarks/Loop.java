package dev.pidmap.benchmarks;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** The operations of one thread, a batch at a time. */
abstract class Loop {
  final Subject subject;
  final int cpu;
  private long seed;

  Loop(Subject subject, int cpu) {
    this.subject = subject;
    this.cpu = cpu;
    this.seed = 0x9E3779B97F4A7C15L * (cpu + 1);
  }

  /** Makes so many operations; the result only keeps the compiler from leaving them out. */
  abstract int batch(int operations);

  /** A number in 0..{@code bound}-1 (xorshift). */
  final int random(int bound) {
    seed ^= seed << 13;
    seed ^= seed >>> 7;
    seed ^= seed << 17;
    return (int) ((seed >>> 33) % bound);
  }

  final Object[] fill(int live) {
    Object[] holders = new Object[live];
    for (int i = 0; i < live; i++) {
      holders[i] = subject.allocate(cpu);
    }
    return holders;
  }

  /** Release the oldest, allocate. */
  static final class Fifo extends Loop {
    private final Object[] holders;
    private int next;

    Fifo(Subject subject, int cpu, int live) {
      super(subject, cpu);
      holders = fill(live);
    }

    @Override
    int batch(int operations) {
      for (int i = 0; i < operations; i++) {
        subject.release(holders[next]);
        holders[next] = subject.allocate(cpu);
        next = next + 1 == holders.length ? 0 : next + 1;
      }
      return next;
    }
  }

  /** Release any, allocate; begins with the state that random lifetimes lead to. */
  static final class Random extends Loop {
    /** Turns over all that is live so many times first. */
    private static final int TURNS = 3;

    private final Object[] holders;

    Random(Subject subject, int cpu, int live) {
      super(subject, cpu);
      holders = fill(live);
      batch(Math.max(TURNS * live, 300_000));
    }

    @Override
    int batch(int operations) {
      for (int i = 0; i < operations; i++) {
        int any = random(holders.length);
        subject.release(holders[any]);
        holders[any] = subject.allocate(cpu);
      }
      return 0;
    }
  }

  /** Allocate, and release what somebody left in a slot that both threads use. */
  static final class Remote extends Loop {
    private final AtomicReferenceArray<Object> slots;

    Remote(Subject subject, int cpu, AtomicReferenceArray<Object> slots) {
      super(subject, cpu);
      this.slots = slots;
    }

    @Override
    int batch(int operations) {
      for (int i = 0; i < operations; i++) {
        Object left = slots.getAndSet(random(slots.length()), subject.allocate(cpu));
        if (left != null) {
          subject.release(left);
        }
      }
      return 0;
    }
  }

  /** Look up numbers in random order. */
  static final class Find extends Loop {
    private static final int ORDER = 1 << 16;

    private final int[] order = new int[ORDER];
    private int next;

    Find(Subject subject, int cpu, int live) {
      super(subject, cpu);
      Object[] holders = fill(live);
      for (int i = 0; i < ORDER; i++) {
        order[i] = subject.number(holders[random(live)]);
      }
    }

    @Override
    int batch(int operations) {
      int found = 0;
      for (int i = 0; i < operations; i++) {
        found += subject.find(order[next]) != null ? 1 : 0;
        next = (next + 1) & (ORDER - 1);
      }
      if (found != operations) {
        throw new IllegalStateException("of " + operations + " held numbers, " + found + " found");
      }
      return found;
    }
  }

  /** Visit all that is held. */
  static final class Scan extends Loop {
    private static final int GAP = 400;

    private final int live;

    Scan(Subject subject, int live, boolean scattered) {
      super(subject, 0);
      this.live = live;
      for (int i = 0; i < live; i++) {
        subject.allocate(0);
        for (int free = 1; scattered && free < GAP; free++) {
          subject.release(subject.allocate(0));
        }
      }
    }

    @Override
    int batch(int operations) {
      int visited = 0;
      for (int i = 0; i < operations; i++) {
        visited = subject.scan();
        if (visited < live) {
          throw new IllegalStateException("of " + live + " held numbers, " + visited + " visited");
        }
      }
      return visited;
    }
  }

  /** Allocate many, release them all: ranges come and go. */
  static final class Turnover extends Loop {
    private static final int MANY = 1_000;

    private final Object[] holders = new Object[MANY];

    Turnover(Subject subject) {
      super(subject, 0);
    }

    @Override
    int batch(int operations) {
      for (int done = 0; done < operations; done += MANY) {
        for (int i = 0; i < MANY; i++) {
          holders[i] = subject.allocate(cpu);
        }
        for (int i = 0; i < MANY; i++) {
          subject.release(holders[i]);
        }
      }
      return MANY;
    }
  }

  /** Allocate, release. */
  static final class Fork extends Loop {
    Fork(Subject subject, int cpu) {
      super(subject, cpu);
    }

    @Override
    int batch(int operations) {
      for (int i = 0; i < operations; i++) {
        subject.release(subject.allocate(cpu));
      }
      return 0;
    }
  }
}
