package dev.pidmap.mutants;

import java.util.Locale;

/** What a mutant is broken in. */
public enum Family {
  /** An atomic access of the map is weaker than it was. */
  WEAKENING("impl/java"),
  /** A step of the map's algorithm is left out or done in another way. */
  PROTOCOL("impl/java"),
  /** A rule of the contract is left out or weaker than it was. */
  CONTRACT("spec");

  private final String module;

  Family(String module) {
    this.module = module;
  }

  /** The module whose sources it changes, as a path from the root. */
  public String module() {
    return module;
  }

  /** As it is printed. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
