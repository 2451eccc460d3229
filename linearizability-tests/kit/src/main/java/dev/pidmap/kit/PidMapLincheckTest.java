package dev.pidmap.kit;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pidmap.PidMap;
import dev.pidmap.harness.Driver;
import dev.pidmap.harness.Ledger;
import dev.pidmap.lincheck.Engine;
import dev.pidmap.lincheck.Program;
import dev.pidmap.lincheck.Report;
import dev.pidmap.lincheck.Runner;
import dev.pidmap.lincheck.Scenario;
import dev.pidmap.lincheck.Scenarios;
import dev.pidmap.lincheck.SubjectKind;
import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Small programs of two or three threads, each aimed at a hazard, in interleavings that Lincheck
 * chooses by rising number of context switches; what comes of each is judged by the contract.
 * Lincheck is sequentially consistent: orderings are not tested.
 *
 * <p>A subclass is public and has a public constructor without parameters: Lincheck makes an object
 * of it for each execution, so that it sees into the map that {@link #create} makes.
 */
public abstract class PidMapLincheckTest {
  private Driver map;

  /** A new map with those constants. */
  protected abstract PidMap<Integer> create(Limits limits);

  /** Interleavings of each program, at most. */
  protected int executions() {
    return 1_000;
  }

  /** Whether a program of that name is run. */
  protected boolean runs(String program) {
    return true;
  }

  /** No interleaving of a program breaks the contract. */
  @TestFactory
  Stream<DynamicTest> programs() {
    List<Scenario> programs =
        Scenarios.hazards().stream().filter(program -> runs(program.name())).toList();
    SubjectKind kind = SubjectKind.madeBy(getClass());
    return Runner.run(Engine.MODEL_CHECKING, programs, kind, executions()).stream()
        .map(report -> dynamicTest(report.scenario().name(), () -> judge(report)));
  }

  private static void judge(Report report) {
    System.out.println(report);
    assertSame(Ledger.Verdict.HELD, report.verdict(), report::toString);
  }

  /** For Lincheck: makes the map; called once, before all else. */
  public final void start(Program program) {
    map = new Driver(create(program.scenario().limits()));
  }

  /** For Lincheck: the result, or null where nobody knows what the operation names. */
  public final Result perform(Operation operation) {
    return map.knows(operation) ? map.perform(operation) : null;
  }
}
