package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pidmap.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two models of the algorithm ran, of which one must hold and does not; one did not run. */
final class ModelTablesTest {
  private static final String MODEL =
      """
      {"model": "%s", "what": "one pid comes", "mode": "%s", "verdict": "HOLDS", "tier": "%s",
       "distinct": 2000, "depth": 9, "seconds": 4, "rate": 500, "bounds": "one pid"}""";
  private static final String RUN =
      """
      {"model": "%s", "mutant": "%s", "verdict": "%s", "violated": "%s", "distinct": 1999, "depth": 8,
       "seconds": 1.5, "complaints": [%s], "steps": [%s]}""";
  private static final String STEPS =
      """
      {"number": 1, "thread": "a", "action": "ReadSlot", "changes": []},
      {"number": 2, "thread": "", "action": "StartLap", "changes": ["lap: 0 → 1"]},
      {"number": 3, "thread": "b", "action": "ClaimSlot",
       "changes": ["range.1.slot: FREE → pid b1", "pid.b1.state: unborn → live"]}""";

  @TempDir private Path root;

  @BeforeEach
  void models() throws IOException {
    Path tla = Files.createDirectories(root.resolve("spec/tla"));
    Files.writeString(
        tla.resolve("models.json"),
        "{\"models\": ["
            + MODEL.formatted("MCGood", "liveness", "quick")
            + ","
            + MODEL.formatted("MCBad", "exhaustive", "quick")
            + ","
            + MODEL.formatted("MCLanes", "exhaustive", "standard")
            + "], \"mutants\": [{\"mutant\": \"Wrong\", \"replaces\": \"Right\", \"model\": \"MCGood\","
            + " \"breaks\": \"NoIdLost\", \"verdict\": \"INVARIANT_VIOLATED\", \"tier\": \"quick\","
            + " \"steps\": 3}], \"smaller\": []}");
    Files.writeString(tla.resolve("MCGood.cfg"), "PROPERTIES MarksGrow Refinement\n");
    Files.writeString(tla.resolve("MCBad.cfg"), "PROPERTIES Refinement\n");
    Files.writeString(tla.resolve("MCLanes.cfg"), "PROPERTIES AnySlot\n");
    Path kept = Files.createDirectories(root.resolve("kept"));
    Files.writeString(
        kept.resolve("MCGood.json"), RUN.formatted("MCGood", "", "HOLDS", "", "", ""));
    Files.writeString(
        kept.resolve("MCGood-Wrong.json"),
        RUN.formatted("MCGood", "Wrong", "INVARIANT_VIOLATED", "NoIdLost", "", STEPS));
    Files.writeString(
        kept.resolve("MCBad.json"),
        RUN.formatted(
            "MCBad",
            "",
            "INVARIANT_VIOLATED",
            "NoPrematureReuse",
            "\"INVARIANT_VIOLATED (NoPrematureReuse): a state violates an invariant\\n  1 ...\"",
            STEPS));
  }

  @Test
  void theLadderTellsHowManyModelsHeldFailedOrDidNotRun() throws IOException {
    assertThat(tables().models().ladder())
        .extracting(Table.Rung::name, Table.Rung::tie)
        .contains(
            tuple("PidMap", "PerCpuPidMap refines it: Refinement held in 1 model, FAILED in 1"),
            tuple(
                "PerCpuPidMap",
                "LaneSweep refines it: AnySlot held in 0 models; 1 of deeper tiers did not run"));
  }

  @Test
  void aModelHasTheNumbersOfItsRunOrTheDeclaredOnes() throws IOException {
    assertThat(rows(tables().models()))
        .containsExactly(
            "MCGood | PerCpuPidMap | one pid comes | holds, ends too | 1,999 | 8 | 1.5 | quick | one pid",
            "* MCBad | PerCpuPidMap | one pid comes | ✕ INVARIANT_VIOLATED (NoPrematureReuse): a state"
                + " violates an invariant | 1,999 | 8 | 1.5 | quick | one pid",
            "MCLanes | LaneSweep | one pid comes | not run | 2,000 | 9 | 4.0 | standard | one pid");
  }

  @Test
  void aMutantBreaksWhatItMust() throws IOException {
    assertThat(rows(tables().mutants()))
        .containsExactly(
            "Wrong | Right | MCGood | NoIdLost | broken, as it must be | 3 | 1.5 | quick");
  }

  @Test
  void whatFailsIsDrawnByThreadAndAMutantThatBreaksIsNot() throws IOException {
    List<Table> behaviours = tables().behaviours();

    assertThat(tables().broken()).hasValue("NoPrematureReuse");
    assertThat(tables().sentence())
        .hasValue("Model MCBad violates NoPrematureReuse: 3 steps lead there.");
    assertThat(behaviours)
        .extracting(Table::title)
        .containsExactly("MCBad violates NoPrematureReuse");
    assertThat(behaviours.get(0).columns())
        .extracting(Table.Column::name)
        .containsExactly("step", "thread a", "thread b", "any time", "what it changes");
    assertThat(rows(behaviours.get(0)))
        .containsExactly(
            "1 | ReadSlot |  |  | ",
            "2 |  |  | StartLap | lap: 0 → 1",
            "* 3 |  | ClaimSlot |  | range.1.slot: FREE → pid b1\npid.b1.state: unborn → live");
  }

  /** What failed is told before all that ran, the models after it. */
  @Test
  void theSummaryHasThemToo() throws IOException {
    CheckReport report = CheckReportTest.report(List.of(), List.of(), List.of());

    assertThat(report.summary(Optional.of(tables())))
        .contains(
            """

            ## MCBad violates NoPrematureReuse

            One pid comes. INVARIANT_VIOLATED (NoPrematureReuse): a state violates an invariant. This\
             is a shortest behaviour that shows it: from the top, each action in the column of its\
             thread, and the words that it changes. The last step is the one that breaks it.

            | step | thread a | thread b | any time | what it changes |
            |---:|---|---|---|---|
            | 1 | ReadSlot |  |  |  |
            | 2 |  |  | StartLap | lap: 0 → 1 |
            | 3 |  | ClaimSlot |  | range.1.slot: FREE → pid b1<br>pid.b1.state: unborn → live |

            ## What ran
            """)
        .contains(
            """

            ## From the contract to the code

            """)
        .contains(
            """
            - PidMap: the contract: what a call may change and answer, and the invariants.\
             PerCpuPidMap refines it: Refinement held in 1 model, FAILED in 1
            """)
        .contains(
            """
            - impl/java: the code: its accessors carry the ids that the actions have

            | model | of | what it is about | verdict | states | depth | seconds | tier | its bounds |
            |---|---|---|---|---:|---:|---:|---|---|
            | MCGood | PerCpuPidMap | one pid comes | holds, ends too | 1,999 | 8 | 1.5 | quick | one\
             pid |
            | MCBad | PerCpuPidMap | one pid comes | ✕ INVARIANT_VIOLATED (NoPrematureReuse): a state\
             violates an invariant | 1,999 | 8 | 1.5 | quick | one pid |
            | MCLanes | LaneSweep | one pid comes | not run | 2,000 | 9 | 4.0 | standard | one pid |

            ## Which wrong step breaks which property

            """)
        .contains(
            """
            | mutant | in place of | model | breaks | verdict | steps | seconds | tier |
            |---|---|---|---|---|---:|---:|---|
            | Wrong | Right | MCGood | NoIdLost | broken, as it must be | 3 | 1.5 | quick |

            ## What is not checked
            """);
  }

  @Test
  void withoutModelsThereIsNothingToTell() throws IOException {
    assertThat(ModelTables.of(root.resolve("elsewhere"), root.resolve("kept"))).isEmpty();
  }

  private ModelTables tables() throws IOException {
    return ModelTables.of(root, root.resolve("kept")).orElseThrow();
  }

  private static List<String> rows(Table table) {
    return table.rows().stream()
        .map(row -> (row.bad() ? "* " : "") + String.join(" | ", row.cells()))
        .toList();
  }
}
