package dev.pidmap.simulator.designs;

import dev.pidmap.PidMap;
import dev.pidmap.designs.Design;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.instrument.SimLoader;
import dev.pidmap.simulator.map.MapLines;

/** Makes the designs of the thread from class files whose accesses are heard. */
public final class Designs {
  private static final String PACKAGE = "dev/pidmap/designs/";
  private static final String OF_THIS_MODULE = "dev/pidmap/simulator/designs/DesignMaker";

  private final Maker maker;

  /** Loads the classes of the designs anew, so that each access to a cache line is heard. */
  public Designs() {
    maker =
        SimLoader.hearing(Hearing.LINES)
            .instrument(name -> name.startsWith(PACKAGE))
            .alongside(OF_THIS_MODULE::equals)
            .build()
            .make(Maker.class, OF_THIS_MODULE.replace('/', '.'));
  }

  /** Makes a map of a design that the loader of the maker knows. */
  public interface Maker {
    /** The design of that name, with the sizes of Linux for {@code cpus}. */
    PidMap<Integer> make(String design, int cpus);
  }

  /** {@code design}, not ours: that one has a lane for each CPU only after they have met. */
  public MapLines.Rooted of(Design design) {
    return cpus -> maker.make(design.name(), cpus).root();
  }
}
