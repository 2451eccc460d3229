package dev.pidmap.lincheck;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation beside every other, model-checked. */
class PairsTest {

  @TestFactory
  Stream<DynamicTest> everyInterleavingFollowsTheContract() {
    return ModelCheckingTest.check(Engine.MODEL_CHECKING, Scenarios.pairs());
  }
}
