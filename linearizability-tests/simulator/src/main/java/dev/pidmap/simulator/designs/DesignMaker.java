package dev.pidmap.simulator.designs;

import dev.pidmap.PidMap;
import dev.pidmap.designs.Design;
import dev.pidmap.designs.Sizes;

/** Loaded with the simulated designs, so that it sees their types. */
public final class DesignMaker implements Designs.Maker {
  private static final int RANGE = 4;
  private static final int GROUP = 1;

  @Override
  public PidMap<Integer> make(String design, int cpus) {
    return Design.valueOf(design).create(Sizes.linux(cpus));
  }

  @Override
  public PidMap<Integer> make(
      String design, int cpus, int pidMaxMin, int limit, int root, int reserved) {
    return Design.valueOf(design)
        .create(new Sizes(cpus, pidMaxMin, limit, root, reserved, RANGE, GROUP));
  }
}
