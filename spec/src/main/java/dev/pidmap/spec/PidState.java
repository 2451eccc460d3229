package dev.pidmap.spec;

import java.util.List;

/**
 * A pid that took effect, in a {@link State}. Its numbers never change, also after its release.
 *
 * @param numbers by level, outermost first
 */
record PidState(int ns, List<Integer> numbers, boolean live) {
  PidState released() {
    return new PidState(ns, numbers, false);
  }
}
