package dev.pidmap.mutants;

import java.util.ArrayList;
import java.util.List;

/**
 * A broken variant of the map or of the contract.
 *
 * @param name what is broken, as a name; other tools use the same
 * @param invariant the invariant that no longer holds, or {@link #CONTRACT} where answers are wrong
 *     and no named invariant is concerned
 * @param hazard what goes wrong, in a sentence
 * @param edits how the shipped sources change
 */
public record Mutant(
    String name, Family family, String invariant, String hazard, List<Edit> edits) {

  /** In place of an invariant: the contract of a single operation. */
  public static final String CONTRACT = "Contract";

  public Mutant {
    edits = List.copyOf(edits);
    if (edits.isEmpty()) {
      throw new IllegalArgumentException(name + " changes nothing");
    }
  }

  /** Whether only the order of memory is weaker, which a machine that keeps it cannot show. */
  boolean isOrdering() {
    boolean twoSteps = name.endsWith("CheckThenSet") || name.endsWith("ReadThenWrite");
    return family == Family.WEAKENING && !twoSteps;
  }

  static Builder weakening(String name) {
    return new Builder(name, Family.WEAKENING);
  }

  static Builder protocol(String name) {
    return new Builder(name, Family.PROTOCOL);
  }

  static Builder contract(String name) {
    return new Builder(name, Family.CONTRACT);
  }

  /** Collects the parts of a mutant. */
  static final class Builder {
    private final String name;
    private final Family family;
    private final List<Edit> edits = new ArrayList<>();
    private String invariant = CONTRACT;
    private String hazard = "";

    private Builder(String name, Family family) {
      this.name = name;
      this.family = family;
    }

    Builder breaks(String broken, String how) {
      invariant = broken;
      hazard = how;
      return this;
    }

    /** Replaces text of a class of the map, or of the contract. */
    Builder in(String type, String find, String replacement) {
      String folder = family == Family.CONTRACT ? "spec/" : "percpu/";
      edits.add(new Edit(folder + type, find, replacement));
      return this;
    }

    Mutant build() {
      return new Mutant(name, family, invariant, hazard, edits);
    }
  }
}
