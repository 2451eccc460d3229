package dev.pidmap.designs;

import dev.pidmap.harness.Driver;
import dev.pidmap.lincheck.Program;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;

/** What Lincheck instantiates for each execution: the design that its kind is named after. */
public final class DesignSubject {
  private Driver driver;

  /**
   * Makes the map, here and not in {@link Design}: Lincheck looks into what its test class creates,
   * and would run the calls of any other map as a whole.
   */
  public void start(Program program) {
    Limits l = program.scenario().limits();
    Sizes sizes =
        new Sizes(l.cpus(), l.pidMaxMin(), l.pidMaxLimit(), l.rootPidMax(), l.reserved(), 4, 1);
    DesignMap<Integer> map =
        switch (Design.valueOf(program.kind().name())) {
          case STOCK_IDR -> new StockIdr<>(sizes);
          case ONE_LOCK_IDR -> new OneLockIdr<>(sizes);
          case LINUX_70_IDR -> new Linux70Idr<>(sizes);
          case XARRAY_PER_NAMESPACE -> new XArrayPerNamespace<>(sizes);
          case MULTI_XARRAY -> new MultiXArray<>(sizes);
          case LOCKED_BITMAP -> new LockedBitmap<>(sizes);
          case BITMAP_PAGES -> new BitmapPages<>(sizes);
          case FREEBSD -> new FreeBsd<>(sizes);
          case PARTITIONS -> new Partitions<>(sizes);
          case LOCKED_RANGES -> new LockedRanges<>(sizes);
          case CPU_LOCK_RANGES -> new CpuLockRanges<>(sizes);
          case PER_CPU -> throw new IllegalArgumentException("checked as what it is");
        };
    driver = new Driver(map.built());
  }

  /** The result, or null where the operation names a pid or namespace that nobody knows yet. */
  public Result perform(Operation operation) {
    Driver map = driver;
    return map.knows(operation) ? map.perform(operation) : null;
  }
}
