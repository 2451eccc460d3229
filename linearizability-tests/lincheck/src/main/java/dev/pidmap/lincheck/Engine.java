package dev.pidmap.lincheck;

import dev.pidmap.spec.Operation;
import java.lang.reflect.Method;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.LinCheckerKt;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.strategy.LincheckFailure;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;

/** A way to run a scenario many times. */
public enum Engine {
  /** Interleavings by rising number of context switches, sequentially consistent. */
  MODEL_CHECKING(Subject.class, "SC, context switches rising") {
    @Override
    Options<?, ?> options(SubjectKind kind, int cap) {
      return new ModelCheckingOptions()
          .checkObstructionFreedom(kind.obstructionFree())
          .invocationsPerIteration(cap);
    }
  },

  /** Threads of the operating system, as they happen to run. */
  STRESS(StampedSubject.class, "hardware, sampled") {
    @Override
    Options<?, ?> options(SubjectKind kind, int cap) {
      return new StressOptions().invocationsPerIteration(cap);
    }
  };

  private final Class<?> subject;
  private final String memoryModel;

  Engine(Class<?> subject, String memoryModel) {
    this.subject = subject;
    this.memoryModel = memoryModel;
  }

  abstract Options<?, ?> options(SubjectKind kind, int cap);

  String memoryModel() {
    return memoryModel;
  }

  /** Whether running fewer executions than allowed means that there are no more. */
  boolean enumerates() {
    return this == MODEL_CHECKING;
  }

  /** The failure found within {@code cap} executions, or null. */
  LincheckFailure run(Scenario scenario, SubjectKind kind, int cap) {
    return check(
        options(kind, cap)
            .iterations(0)
            .addCustomScenario(scenarioOf(scenario))
            .verifier(ContractVerifier.class)
            .minimizeFailedScenario(false));
  }

  private <O extends Options<O, ?>> LincheckFailure check(Options<?, ?> options) {
    @SuppressWarnings("unchecked")
    O own = (O) options;
    return LinCheckerKt.checkImpl(own, subject);
  }

  private ExecutionScenario scenarioOf(Scenario scenario) {
    return new ExecutionScenario(
        actors(scenario.before()),
        scenario.threads().stream().map(this::actors).toList(),
        actors(scenario.after()),
        null);
  }

  private List<Actor> actors(List<Operation> operations) {
    return operations.stream().map(op -> new Actor(perform(), List.of(op))).toList();
  }

  private Method perform() {
    try {
      return subject.getMethod("perform", Operation.class);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
