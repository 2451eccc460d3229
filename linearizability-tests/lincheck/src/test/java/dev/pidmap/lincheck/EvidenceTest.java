package dev.pidmap.lincheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pidmap.spec.Limits;
import dev.pidmap.spec.Operation;
import dev.pidmap.spec.Result;
import dev.pidmap.spec.Strength;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.HistoryReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history outlives the judgement of it. */
class EvidenceTest {
  private static final String HISTORIES = "pidmap.histories";
  private static final History HISTORY =
      History.builder(Strength.ANY_FREE, new Limits(1, 2, 8, 8, 1))
          .sequential(0, new Operation.Find(0, 1), Result.Absent.ABSENT)
          .build();

  @TempDir private Path folder;
  private String before;

  @BeforeEach
  void saveElsewhere() {
    before = System.setProperty(HISTORIES, folder.toString());
  }

  @AfterEach
  void saveAsBefore() {
    if (before == null) {
      System.clearProperty(HISTORIES);
    } else {
      System.setProperty(HISTORIES, before);
    }
  }

  @Test
  void aJudgementThatDiesLeavesTheHistory() throws Exception {
    assertThatThrownBy(
            () ->
                Evidence.judged(
                    HISTORY,
                    history -> {
                      throw new OutOfMemoryError("the judge died");
                    }))
        .isInstanceOf(OutOfMemoryError.class);

    assertThat(folder.toFile().list()).hasSize(1);
    Path left = folder.resolve(folder.toFile().list()[0]);
    assertThat(HistoryReader.read(left).calls()).isEqualTo(HISTORY.calls());
  }

  @Test
  void aVerdictLeavesNothing() {
    Verdict verdict = new Verdict.Linearizable(List.of());

    assertThat(Evidence.judged(HISTORY, history -> verdict)).isSameAs(verdict);

    assertThat(folder).isEmptyDirectory();
  }
}
