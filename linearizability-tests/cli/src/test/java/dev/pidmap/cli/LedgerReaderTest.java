package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pidmap.harness.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the suites write is what the report reads. */
final class LedgerReaderTest {
  @TempDir private Path folder;

  @Test
  void whatWasRecordedIsRead() {
    Ledger.Entry entry = Samples.entry(Ledger.Verdict.VIOLATED, "a \"note\"\nof two lines");
    record(entry);
    record(Samples.sampled());

    assertThat(LedgerReader.read(folder)).containsExactly(Samples.sampled(), entry);
  }

  @Test
  void aLineThatIsBeingWrittenIsLeftForLater() throws IOException {
    record(Samples.sampled());
    Files.writeString(folder.resolve("jcstress.jsonl"), "{\"engine\":", StandardOpenOption.APPEND);

    assertThat(LedgerReader.read(folder)).containsExactly(Samples.sampled());
  }

  @Test
  void aLineThatIsNoEntryIsNotPassedOver() throws IOException {
    Files.writeString(folder.resolve("x.jsonl"), "{\"engine\":\"x\"}\n");

    assertThatThrownBy(() -> LedgerReader.read(folder))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("x.jsonl: not a ledger line");
  }

  @Test
  void noFolderMeansNoEntries() {
    assertThat(LedgerReader.read(folder.resolve("none"))).isEmpty();
  }

  private void record(Ledger.Entry entry) {
    String before = System.getProperty("pidmap.ledger");
    System.setProperty("pidmap.ledger", folder.toString());
    try {
      Ledger.record(entry);
    } finally {
      if (before == null) {
        System.clearProperty("pidmap.ledger");
      } else {
        System.setProperty("pidmap.ledger", before);
      }
    }
  }
}
