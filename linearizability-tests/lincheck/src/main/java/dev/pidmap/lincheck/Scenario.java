package dev.pidmap.lincheck;

import dev.pidmap.percpu.Geometry;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Strength;
import java.util.ArrayList;
import java.util.List;

/**
 * A small concurrent program on a pid map.
 *
 * <p>An operation on a pid that nobody has got hold of when its turn comes is left out of that run.
 *
 * @param name the same in every run
 * @param invariants the invariants that it can show broken
 * @param geometry the sizes of the map
 * @param strength the contract to judge by
 * @param effort how many times the usual bound of interleavings it deserves
 * @param before what happens first, in order
 * @param threads what happens at the same time
 * @param after what happens last, in order; it makes the traces of the threads visible
 */
public record Scenario(
    String name,
    List<String> invariants,
    Geometry geometry,
    Strength strength,
    int effort,
    List<Operation> before,
    List<List<Operation>> threads,
    List<Operation> after) {

  public Scenario {
    invariants = List.copyOf(invariants);
    before = List.copyOf(before);
    threads = List.copyOf(threads);
    after = List.copyOf(after);
  }

  /** The constants of its map, as the contract wants them. */
  public Limits limits() {
    return new Limits(
        geometry.cpus(),
        geometry.pidMaxMin(),
        geometry.pidMaxLimit(),
        geometry.rootPidMax(),
        geometry.reserved());
  }

  /** Begins a scenario with that name. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Collects the parts of a scenario. */
  public static final class Builder {
    private final String name;
    private final List<String> invariants = new ArrayList<>();
    private final List<Operation> before = new ArrayList<>();
    private final List<List<Operation>> threads = new ArrayList<>();
    private final List<Operation> after = new ArrayList<>();
    private Geometry geometry = Geometries.ids(8);
    private int effort = 1;

    private Builder(String name) {
      this.name = name;
    }

    public Builder on(Geometry sizes) {
      geometry = sizes;
      return this;
    }

    public Builder shows(String... names) {
      invariants.addAll(List.of(names));
      return this;
    }

    public Builder effort(int times) {
      effort = times;
      return this;
    }

    public Builder before(Operation... operations) {
      before.addAll(List.of(operations));
      return this;
    }

    public Builder thread(Operation... operations) {
      threads.add(List.of(operations));
      return this;
    }

    public Builder after(Operation... operations) {
      after.addAll(List.of(operations));
      return this;
    }

    public Scenario build() {
      return new Scenario(
          name, invariants, geometry, Strength.ANY_FREE, effort, before, threads, after);
    }
  }
}
