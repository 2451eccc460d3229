package dev.pidmap.designs;

import static dev.pidmap.designs.Lack.ATOMIC_RELEASE;
import static dev.pidmap.designs.Lack.EXACT_EXHAUSTION;
import static dev.pidmap.designs.Lack.FREE_LOOK_UP;
import static dev.pidmap.designs.Lack.LAST_PID;
import static dev.pidmap.designs.Lack.LINUX_ORDER;
import static dev.pidmap.designs.Lack.NON_BLOCKING;
import static dev.pidmap.designs.Lack.SYNCHRONOUS_RELEASE;
import static dev.pidmap.designs.Lack.WHOLE_LAP;

import dev.pidmap.PidMap;
import dev.pidmap.percpu.Geometry;
import dev.pidmap.percpu.PerCpuPidMap;
import java.util.List;
import java.util.Set;

/** The designs of the thread, and ours, behind one API. */
public enum Design {
  STOCK_IDR("stock IDR", "Linux 4.15 to 6.18", NON_BLOCKING) {
    @Override
    public <T> PidMap<T> create(Sizes sizes) {
      return new StockIdr<T>(sizes).built();
    }
  },
  ONE_LOCK_IDR("one-lock IDR", "patch of the thread", NON_BLOCKING) {
    @Override
    public <T> PidMap<T> create(Sizes sizes) {
      return new OneLockIdr<T>(sizes).built();
    }
  },
  LINUX_70_IDR("Linux 7.0", "Linux 7.0", NON_BLOCKING) {
    @Override
    public <T> PidMap<T> create(Sizes sizes) {
      return new Linux70Idr<T>(sizes).built();
    }
  },
  XARRAY_PER_NAMESPACE(
      "XArray per namespace", "Foster 2022, Wilcox", NON_BLOCKING, ATOMIC_RELEASE) {
    @Override
    public <T> PidMap<T> create(Sizes sizes) {
      return new XArrayPerNamespace<T>(sizes).built();
    }
  },
  MULTI_XARRAY("multi-XArray", "Wilcox in the thread", NON_BLOCKING) {
    @Override
    public <T> PidMap<T> create(Sizes sizes) {
      return new MultiXArray<T>(sizes).built();
    }
  },
  LOCKED_BITMAP("bitmap + hash, locked", "Guzik in the thread", NON_BLOCKING) {
    @Override
    public <T> PidMap<T> create(Sizes sizes) {
      return new LockedBitmap<T>(sizes).built();
    }
  },
  BITMAP_PAGES(
      "bitmap + hash, pre-2017",
      "Linux until 4.14",
      NON_BLOCKING,
      EXACT_EXHAUSTION,
      ATOMIC_RELEASE) {
    @Override
    public <T> PidMap<T> create(Sizes sizes) {
      return new BitmapPages<T>(sizes).built();
    }
  },
  FREEBSD(
      "FreeBSD",
      "FreeBSD 13",
      NON_BLOCKING,
      FREE_LOOK_UP,
      SYNCHRONOUS_RELEASE,
      ATOMIC_RELEASE,
      LINUX_ORDER) {
    @Override
    public <T> PidMap<T> create(Sizes sizes) {
      return new FreeBsd<T>(sizes).built();
    }
  },
  PARTITIONS(
      "partitioned bitmaps",
      "Guzik, first mail",
      NON_BLOCKING,
      LINUX_ORDER,
      WHOLE_LAP,
      LAST_PID,
      ATOMIC_RELEASE) {
    @Override
    public <T> PidMap<T> create(Sizes sizes) {
      return new Partitions<T>(sizes).built();
    }
  },
  LOCKED_RANGES(
      "ranges, a lock each",
      "Guzik, second mail, first form",
      NON_BLOCKING,
      LINUX_ORDER,
      EXACT_EXHAUSTION,
      ATOMIC_RELEASE,
      LAST_PID) {
    @Override
    public <T> PidMap<T> create(Sizes sizes) {
      return new LockedRanges<T>(sizes).built();
    }
  },
  CPU_LOCK_RANGES(
      "ranges, a lock per CPU",
      "Guzik, second mail, second form",
      NON_BLOCKING,
      LINUX_ORDER,
      EXACT_EXHAUSTION,
      ATOMIC_RELEASE,
      LAST_PID) {
    @Override
    public <T> PidMap<T> create(Sizes sizes) {
      return new CpuLockRanges<T>(sizes).built();
    }
  },
  /** In Linux's order with one lane, which is how it starts. */
  PER_CPU("lock-free per-CPU ranges", "this project") {
    @Override
    public <T> PidMap<T> create(Sizes s) {
      return new PerCpuPidMap<>(
          new Geometry(
              s.cpus(),
              s.rangeSize(),
              s.pidMaxMin(),
              s.pidMaxLimit(),
              s.rootPidMax(),
              s.reserved(),
              1,
              s.cpus()));
    }
  };

  private final String title;
  private final String source;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of makes an immutable one
  private final Set<Lack> lacks;

  Design(String title, String source, Lack... lacks) {
    this.title = title;
    this.source = source;
    this.lacks = Set.of(lacks);
  }

  /** An empty map. */
  public abstract <T> PidMap<T> create(Sizes sizes);

  /** Its name in tables. */
  public String title() {
    return title;
  }

  /** Where it comes from. */
  public String source() {
    return source;
  }

  /** What it does not promise, in a fixed order. */
  public List<Lack> lacks() {
    return lacks.stream().sorted().toList();
  }

  public boolean lacks(Lack lack) {
    return lacks.contains(lack);
  }
}
