package dev.pidmap.lincheck;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Programs aimed at a hazard, on real threads. Pairs are left to model checking. */
class StressTest {

  @TestFactory
  Stream<DynamicTest> everyObservedExecutionFollowsTheContract() {
    return ModelCheckingTest.check(Engine.STRESS, Scenarios.hazards());
  }
}
