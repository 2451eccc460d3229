package dev.pidmap.lincheck;

import dev.pidmap.spec.Operation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.LinCheckerKt;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.strategy.LincheckFailure;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;

/** A way to run a scenario many times. */
public enum Engine {
  /** Interleavings by rising number of context switches, sequentially consistent. */
  MODEL_CHECKING(Subject.class, "SC, context switches rising") {
    @Override
    Options<?, ?> options(SubjectKind kind, int cap) {
      ModelCheckingOptions options =
          new ModelCheckingOptions()
              .checkObstructionFreedom(kind.obstructionFree())
              .invocationsPerIteration(cap);
      if (kind.spins()) {
        options = options.loopIterationsBeforeThreadSwitch(SPINS).loopBound(ENDLESS);
      }
      for (Class<?> onlooker : kind.onlookers()) {
        options =
            options.addGuarantee(
                ManagedStrategyGuaranteeKt.forClasses(onlooker.getName()).allMethods().ignore());
      }
      return options;
    }
  },

  /** Threads of the operating system, as they happen to run. */
  STRESS(StampedSubject.class, "hardware, sampled") {
    @Override
    Options<?, ?> options(SubjectKind kind, int cap) {
      return new StressOptions().invocationsPerIteration(cap);
    }
  };

  /** A spinning thread is left after so many rounds. */
  private static final int SPINS = 100;

  /** Rounds of a loop that no search needs: Lincheck's own bound is too low for a tree's. */
  private static final int ENDLESS = 100_000;

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

  /** The first failure found in {@code cap} executions of each of {@code scenarios}, or null. */
  LincheckFailure run(Iterable<ExecutionScenario> scenarios, SubjectKind kind, int cap) {
    Options<?, ?> options =
        options(kind, cap)
            .iterations(0)
            .verifier(ContractVerifier.class)
            .minimizeFailedScenario(false);
    for (ExecutionScenario scenario : scenarios) {
      options = options.addCustomScenario(scenario);
    }
    return check(options, kind);
  }

  private <O extends Options<O, ?>> LincheckFailure check(Options<?, ?> options, SubjectKind kind) {
    @SuppressWarnings("unchecked")
    O own = (O) options;
    return LinCheckerKt.checkImpl(own, subjectOf(kind));
  }

  private Class<?> subjectOf(SubjectKind kind) {
    return kind.subject() == null ? subject : kind.subject();
  }

  /** The scenario in the terms of Lincheck. */
  ExecutionScenario translate(Program program) {
    Class<?> itsSubject = subjectOf(program.kind());
    Method start = method(itsSubject, "start", Program.class);
    Method perform = method(itsSubject, "perform", Operation.class);
    List<Actor> before = new ArrayList<>();
    before.add(new Actor(start, List.of(program)));
    before.addAll(actors(perform, program.scenario().before()));
    return new ExecutionScenario(
        before,
        program.scenario().threads().stream().map(thread -> actors(perform, thread)).toList(),
        actors(perform, program.scenario().after()),
        null);
  }

  private static List<Actor> actors(Method perform, List<Operation> operations) {
    return operations.stream().map(op -> new Actor(perform, List.of(op))).toList();
  }

  private static Method method(Class<?> subject, String name, Class<?> parameter) {
    try {
      return subject.getMethod(name, parameter);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
