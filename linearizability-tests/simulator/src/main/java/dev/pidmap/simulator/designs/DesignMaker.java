package dev.pidmap.simulator.designs;

import dev.pidmap.PidMap;
import dev.pidmap.designs.Design;
import dev.pidmap.designs.Sizes;

/** Loaded with the simulated designs, so that it sees their types. */
public final class DesignMaker implements Designs.Maker {

  @Override
  public PidMap<Integer> make(String design, int cpus) {
    return Design.valueOf(design).create(Sizes.linux(cpus));
  }
}
