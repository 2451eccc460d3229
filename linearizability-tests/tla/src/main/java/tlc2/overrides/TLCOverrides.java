package tlc2.overrides;

import dev.pidmap.tla.trace.TraceFile;

/** Where TLC asks for classes that stand in for definitions; it knows this name only. */
public final class TLCOverrides implements ITLCOverrides {

  @Override
  public Class<?>[] get() {
    return new Class<?>[] {TraceFile.class};
  }
}
