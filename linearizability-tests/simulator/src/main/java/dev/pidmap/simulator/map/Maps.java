package dev.pidmap.simulator.map;

import dev.pidmap.percpu.Geometry;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.instrument.SimLoader;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Makes the per-CPU map from class files whose accesses are heard. */
public final class Maps {
  private static final String PACKAGE = "dev/pidmap/percpu/";
  private static final String OF_THIS_MODULE = PACKAGE + "Inside";

  private final Inside.Maker maker;

  private Maps(SimLoader.Builder loader) {
    maker =
        loader
            .instrument(name -> name.startsWith(PACKAGE) && !name.startsWith(OF_THIS_MODULE))
            .alongside(name -> name.startsWith(OF_THIS_MODULE))
            .build()
            .make(Inside.Maker.class, "dev.pidmap.percpu.InsideMaker");
  }

  /** Loads the classes of the map anew. */
  public static Maps hearing(Hearing hearing) {
    return new Maps(SimLoader.hearing(hearing));
  }

  /** The same with the class files of {@code folder} in place of those that are shipped. */
  public static Maps hearing(Hearing hearing, Path folder) {
    return new Maps(SimLoader.hearing(hearing).from(folder));
  }

  /** Makes a map of that size each time it is asked. */
  public Supplier<Inside> of(Geometry geometry) {
    int[] components = Inside.components(geometry);
    return () -> maker.make(components);
  }
}
