package dev.pidmap.properties;

import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;

/** Whatever performs the operations of the contract: the map under test, or a model of it. */
@FunctionalInterface
interface Subject {
  Result perform(Operation operation);
}
