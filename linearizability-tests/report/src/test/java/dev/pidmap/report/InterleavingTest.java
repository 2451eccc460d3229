package dev.pidmap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
            1 | thread 1 |  | begins perform(Allocate#1): Allocated#1 |  |\s
            2 | thread 1 | S1 | slots[32].getVolatile(): null | Range.java:84 | Claim.at (Claim.java:106)
            3 | thread 2 |  | begins perform(Allocate#2): Allocated#2 |  |\s
            4 | thread 2 | S2 | slots[32].compareAndSet(null, PidRecord#2): true | Range.java:89 |\
             Claim.at (Claim.java:125)
            * 5 | thread 1 | S2 | slots[32].compareAndSet(null, PidRecord#1): true  ← acts on what may\
             have changed | Range.java:89 | Claim.at (Claim.java:125)""");
  }

  @Test
  void theSuspectIsTheWriteOfTheThreadThatWasOvertaken() {
    assertThat(Traces.parsed().suspect())
        .hasValueSatisfying(step -> assertThat(step.text()).contains("PidRecord#1"));
    assertThat(new Interleaving(List.of()).suspect()).isEmpty();
  }

  @Test
  void aTextWithoutATraceHasNoSteps() {
    assertThat(Interleaving.parse("AssertionError: expected 1", Traces.IDS).steps()).isEmpty();
  }

  /** The ids are those that the map's own test counts. */
  @Test
  void everyAccessorOfTheMapHasItsId() throws IOException {
    AccessIds ids = AccessIds.of(SOURCES);

    assertThat(ids.byAccessor()).hasSize(35).containsEntry("Range.casSlot", "S2");
    assertThat(ids.byAccessor().values()).doesNotHaveDuplicates();
  }
}
