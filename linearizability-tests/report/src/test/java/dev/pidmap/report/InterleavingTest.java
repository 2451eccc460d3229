package dev.pidmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class InterleavingTest {
  private static final Path SOURCES = Path.of("../../impl/java/src/main/java/dev/pidmap/percpu");

  @Test
  void theAccessesStandInTheirOrderWithIdsAndCallers() {
    Table table = Traces.parsed().table("t", "Interleaving");

    assertThat(
            table.rows().stream()
                .map(row -> (row.bad() ? "* " : "") + String.join(" | ", row.cells()))
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            1 |  | begins perform(Allocate#1): Allocated#1 |  |  |\s
            2 | S1 | slots[32].getVolatile(): null |  | Range.slotVolatile:84 | Claim.at:106
            3 |  |  | begins perform(Allocate#2): Allocated#2 |  |\s
            4 | S2 |  | slots[32].compareAndSet(null, PidRecord#2): true | Range.casSlot:89 |\
             Claim.at:125
            * 5 | S2 | slots[32].compareAndSet(null, PidRecord#1): true  ← acts on what may have\
             changed |  | Range.casSlot:89 | Claim.at:125""");
  }

  @Test
  void aLaneIsNamedAsTheTraceNamesIt() {
    assertThat(Traces.parsed().table("t", "Interleaving").columns())
        .extracting(Table.Column::name)
        .containsExactly("step", "id", "Thread 1", "Thread 2", "accessor", "called by");
    assertThat(Interleaving.parse(Traces.OF_THE_SIMULATOR, Traces.IDS).threads())
        .containsExactly("CPU 0", "CPU 1");
  }

  @Test
  void aTraceOfTheSimulatorIsReadTheSameWay() {
    assertThat(
            Interleaving.parse(Traces.OF_THE_SIMULATOR, Traces.IDS).steps().stream()
                .map(step -> step.thread() + " " + step.id() + " " + step.caller()))
        .containsExactly("1  ", "2  ", "1 S1 Claim.at", "2 S2 Claim.at");
  }

  @Test
  void theSuspectIsTheWriteOfTheThreadThatWasOvertaken() {
    assertThat(Traces.parsed().suspect())
        .hasValueSatisfying(step -> assertThat(step.text()).contains("PidRecord#1"));
    assertThat(Interleaving.NONE.suspect()).isEmpty();
  }

  @Test
  void aTextWithoutATraceHasNoSteps() {
    assertThat(Interleaving.parse("AssertionError: expected 1", Traces.IDS).steps()).isEmpty();
  }

  /** The ids are those that the map's own test counts. */
  @Test
  void everyAccessorOfTheMapHasItsId() throws IOException {
    AccessIds ids = AccessIds.of(SOURCES);

    assertThat(ids.byAccessor()).hasSize(35).containsEntry("RangeSlots.casSlot", "S2");
    assertThat(ids.byAccessor().values()).doesNotHaveDuplicates();
  }
}
