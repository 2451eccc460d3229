package dev.pidmap.lincheck.directed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger says of a search no more than it showed. */
class ExecutionsTest {
  private static final String LEDGER = "pidmap.ledger";

  @TempDir private Path folder;
  private String before;

  @BeforeEach
  void elsewhere() {
    before = System.setProperty(LEDGER, folder.toString());
  }

  @AfterEach
  void asBefore() {
    if (before == null) {
      System.clearProperty(LEDGER);
    } else {
      System.setProperty(LEDGER, before);
    }
  }

  private String entry() throws IOException {
    return Files.readString(folder.resolve("lincheck.jsonl"));
  }

  @Test
  void whatAlwaysHoldsIsHeld() throws IOException {
    Executions.search("nothing", 10, () -> Together.run(() -> {}, () -> {}));

    assertThat(entry()).contains("\"verdict\":\"held\"");
  }

  @Test
  void anAssertionThatFailsIsAViolation() throws IOException {
    assertThatThrownBy(
            () ->
                Executions.search(
                    "wrong",
                    10,
                    () -> {
                      throw new AssertionError("it is wrong");
                    }))
        .isInstanceOf(AssertionError.class);

    assertThat(entry()).contains("\"verdict\":\"violated\"", "\"note\":\"it is wrong\"");
  }

  @Test
  void anExecutionThatDoesNotEndShowsNothing() throws IOException {
    assertThatThrownBy(
            () ->
                Executions.search(
                    "endless",
                    10,
                    () -> {
                      CountDownLatch never = new CountDownLatch(1);
                      Together.run(() -> await(never), () -> {});
                    }))
        .isInstanceOf(AssertionError.class);

    assertThat(entry()).contains("\"verdict\":\"unknown\"", "\"exhausted\":false");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
