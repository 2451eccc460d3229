package dev.pidmap.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.spec.Contract;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Overlap;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.State;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.history.History;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kernel answers the scripts as written, and the exact contract admits what it did. {@link
 * ScriptTest} shows the same of our map, so all three agree line by line.
 */
class KernelScriptTest {

  @ParameterizedTest
  @MethodSource("dev.pidmap.kernel.Scripts#forTheKernel")
  void theKernelAnswersAsWritten(Script script) throws Exception {
    History history = record(script);
    Kernel.judge("script " + script.name(), history, () -> compare(script, history));
  }

  private static void compare(Script script, History history) {
    int call = 0;
    for (Script.Line line : script.lines()) {
      Result answer = history.calls().get(call + line.judged()).result();
      assertThat(Script.write(answer))
          .as("line %d: %s", line.number(), line.text())
          .isEqualTo(line.answerOf(Kernel.VERSION));
      call += line.calls().size();
    }
  }

  /** Where the kernel of this machine is older than the contract by design, it is refused. */
  @ParameterizedTest
  @MethodSource("dev.pidmap.kernel.Scripts#forTheKernel")
  void theExactContractAdmitsWhatTheKernelDid(Script script) throws Exception {
    History history = record(script);
    assertThat(history.strength()).isEqualTo(Strength.EXACT);
    Contract contract = new Contract(history.limits(), Strength.EXACT);
    State state = contract.initial();
    int call = 0;
    for (Script.Line line : script.lines()) {
      boolean differs = !line.answerOf(Kernel.VERSION).equals(line.answer());
      for (Operation operation : line.calls()) {
        Result answer = history.calls().get(call++).result();
        List<State> next = contract.step(state, operation, answer, Overlap.NONE);
        assertThat(next)
            .as(
                "line %d: %s answers %s: %s",
                line.number(),
                operation,
                answer,
                contract.refusal(state, operation, answer, Overlap.NONE))
            .hasSize(differs ? 0 : 1);
        // A line that differs is a failed allocation that touches nothing under either rule.
        state = differs ? state : next.get(0);
      }
    }
  }

  private static History record(Script script) throws Exception {
    History history =
        Kernel.record("script-" + script.name(), List.of("script"), script.forRecorder());
    if (history.limits().pidMaxMin() > 301) {
      throw Kernel.skipped(
          "script " + script.name(),
          "the least pid_max of this machine is " + history.limits().pidMaxMin() + ", not 301");
    }
    assertThat(history.calls()).hasSameSizeAs(script.calls());
    return history;
  }
}
