package dev.pidmap.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.simulator.FewSwitches.Leave;
import dev.pidmap.simulator.instrument.Hearing;
import dev.pidmap.simulator.instrument.SimLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search visits exactly those of all executions that have so few switches, each once. */
class FewSwitchesTest {
  private static final int CPUS = 3;

  private static List<List<Integer>> executions(Supplier<Search> searches) {
    Program toy =
        SimLoader.hearing(Hearing.SHARED)
            .instrument(type -> type.startsWith("dev/pidmap/simulator/toys/Toys"))
            .build()
            .make(Program.class, "dev.pidmap.simulator.toys.Toys$LostUpdates");
    List<Integer> now = new ArrayList<>();
    List<List<Integer>> executions = new ArrayList<>();
    new Explorer(toy, searches)
        .watch(
            (simulation, cpu) -> {
              if (cpu == Simulation.NOBODY) {
                now.clear();
              } else {
                now.add(cpu);
              }
            })
        .explore(Long.MAX_VALUE, (simulation, outcome) -> executions.add(List.copyOf(now)));
    return executions;
  }

  private static Supplier<Search> few(int most, Leave leave) {
    Leave[] all = new Leave[CPUS];
    Arrays.fill(all, leave);
    return () -> new FewSwitches(most, all);
  }

  /** How often a CPU is left that goes on later; in this toy nobody waits. */
  private static long switches(List<Integer> cpus) {
    long count = 0;
    for (int i = 1; i < cpus.size(); i++) {
      int before = cpus.get(i - 1);
      boolean goesOn = cpus.subList(i, cpus.size()).contains(before);
      count += goesOn && cpus.get(i) != before ? 1 : 0;
    }
    return count;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 6})
  void theyAreAllThatHaveSoFewSwitches(int most) {
    List<List<Integer>> all = executions(() -> new AllInterleavings(Reduction.NONE));
    List<List<Integer>> few = executions(few(most, Leave.ANYWHERE));

    assertThat(all).hasSize(1680);
    assertThat(few)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            all.stream().filter(cpus -> switches(cpus) <= most).toList());
  }

  /** Each CPU reads, writes and reads. */
  @Test
  void aCpuIsLeftBeforeItsWriteOnly() {
    List<List<Integer>> few = executions(few(CPUS, Leave.BEFORE_WRITES));

    assertThat(few).isNotEmpty().allMatch(cpus -> switches(cpus) <= CPUS);
    assertThat(few).allMatch(FewSwitchesTest::isLeftAfterOneAccessOnly);
    assertThat(few).anyMatch(cpus -> switches(cpus) == CPUS);
  }

  private static boolean isLeftAfterOneAccessOnly(List<Integer> cpus) {
    int[] made = new int[CPUS];
    for (int i = 0; i < cpus.size(); i++) {
      int cpu = cpus.get(i);
      made[cpu]++;
      boolean left = i + 1 < cpus.size() && cpus.get(i + 1) != cpu;
      if (left && made[cpu] == 2) {
        return false;
      }
    }
    return true;
  }
}
