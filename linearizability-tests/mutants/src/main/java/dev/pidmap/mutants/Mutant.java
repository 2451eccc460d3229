package dev.pidmap.mutants;

import java.util.ArrayList;
import java.util.List;

/**
 * A broken variant of the map.
 *
 * @param name what is broken, as a name
 * @param family {@code weakening} (an atomic access made weaker) or {@code protocol} (a step of the
 *     algorithm left out or changed)
 * @param invariant the invariant that no longer holds, or {@link #CONTRACT} where results are wrong
 *     and no named invariant is concerned
 * @param hazard what goes wrong, in a sentence
 * @param edits how the shipped sources change
 * @param killers the checks that must fail; empty for a mutant that none is known to catch
 * @param unkilled why no check catches it; empty where one does
 */
public record Mutant(
    String name,
    String family,
    String invariant,
    String hazard,
    List<Edit> edits,
    List<Killer> killers,
    String unkilled) {

  /** In place of an invariant: the contract of a single operation. */
  public static final String CONTRACT = "Contract";

  public Mutant {
    edits = List.copyOf(edits);
    killers = List.copyOf(killers);
    if (edits.isEmpty() || killers.isEmpty() == unkilled.isEmpty()) {
      throw new IllegalArgumentException(
          name + " needs an edit, and either a killer or a reason why it has none");
    }
  }

  static Builder weakening(String name) {
    return new Builder(name, "weakening");
  }

  static Builder protocol(String name) {
    return new Builder(name, "protocol");
  }

  /** Collects the parts of a mutant. */
  static final class Builder {
    private final String name;
    private final String family;
    private final List<Edit> edits = new ArrayList<>();
    private String invariant = CONTRACT;
    private String hazard = "";

    private Builder(String name, String family) {
      this.name = name;
      this.family = family;
    }

    Builder breaks(String broken, String how) {
      invariant = broken;
      hazard = how;
      return this;
    }

    Builder in(String file, String find, String replacement) {
      edits.add(new Edit(file, find, replacement));
      return this;
    }

    Mutant killedBy(Killer... killers) {
      return new Mutant(name, family, invariant, hazard, edits, List.of(killers), "");
    }

    Mutant unkilled(String reason) {
      return new Mutant(name, family, invariant, hazard, edits, List.of(), reason);
    }
  }
}
