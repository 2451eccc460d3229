package dev.pidmap.properties;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;

/** Sees each call with its answer, in order; throws an {@link AssertionError} at a wrong one. */
@FunctionalInterface
interface Judge {
  void judge(Operation operation, Result seen);
}
