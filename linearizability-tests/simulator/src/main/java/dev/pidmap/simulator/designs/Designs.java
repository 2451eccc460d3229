package dev.pidmap.simulator.designs;

import dev.pidmap.Pid;
import dev.pidmap.PidMap;
import dev.pidmap.designs.Design;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.instrument.SimLoader;
import dev.pidmap.simulator.map.Inside;
import dev.pidmap.simulator.map.MapLines;
import dev.pidmap.spec.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Makes the designs of the thread from class files whose accesses are heard. */
public final class Designs {
  private static final String PACKAGE = "dev/pidmap/designs/";
  private static final String OF_THIS_MODULE = "dev/pidmap/simulator/designs/DesignMaker";

  private final Maker maker;

  /** Loads the classes of the designs anew, so that it hears {@code hearing}. */
  public Designs(Hearing hearing) {
    this(SimLoader.hearing(hearing));
  }

  /** The same with the class files of {@code folder} in place of those that are shipped. */
  public Designs(Hearing hearing, Path folder) {
    this(SimLoader.hearing(hearing).from(folder));
  }

  private Designs(SimLoader.Builder loader) {
    maker =
        loader
            .instrument(name -> name.startsWith(PACKAGE))
            .alongside(OF_THIS_MODULE::equals)
            .build()
            .make(Maker.class, OF_THIS_MODULE.replace('/', '.'));
  }

  /** Makes a map of a design that the loader of the maker knows. */
  public interface Maker {
    /** The design of that name, with the sizes of Linux for {@code cpus}. */
    PidMap<Integer> make(String design, int cpus);

    /** The design of that name with ranges of 4 ids and a CPU to a partition. */
    PidMap<Integer> make(String design, int cpus, int pidMaxMin, int limit, int root, int reserved);
  }

  /** {@code design}, not ours: that one has a lane for each CPU only after they have met. */
  public MapLines.Rooted of(Design design) {
    return cpus -> maker.make(design.name(), cpus).root();
  }

  /** A small {@code design}; nobody looks at its inside. */
  public Supplier<Inside> of(Design design, Limits l) {
    return () ->
        new Closed(
            maker.make(
                design.name(),
                l.cpus(),
                l.pidMaxMin(),
                l.pidMaxLimit(),
                l.rootPidMax(),
                l.reserved()));
  }

  private record Closed(PidMap<Integer> map) implements Inside {
    @Override
    public List<Integer> laps(Pid<Integer> pid) {
      return List.of();
    }

    @Override
    public void inspect(int inFlight) {}
  }
}
