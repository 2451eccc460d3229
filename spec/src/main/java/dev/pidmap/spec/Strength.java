package dev.pidmap.spec;

/** Which numbers the contract admits for an automatic allocation. */
public enum Strength {
  /** One lane: the number is the one Linux would issue, determined by the cursor. */
  EXACT,
  /** Several lanes: any eligible free number, at most once per lap of the sweep. */
  ANY_FREE
}
