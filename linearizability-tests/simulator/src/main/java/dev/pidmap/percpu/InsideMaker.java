package dev.pidmap.percpu;

import dev.pidmap.simulator.map.Inside;

/** Makes maps whose inside is looked at. Loaded with the simulated map, in whose package it is. */
public final class InsideMaker implements Inside.Maker {

  @Override
  public Inside make(int[] geometry) {
    return new InsideMap(InsideGeometry.of(geometry));
  }
}
