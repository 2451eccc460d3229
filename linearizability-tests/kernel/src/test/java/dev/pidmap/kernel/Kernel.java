package dev.pidmap.kernel;

import dev.pidmap.harness.Ledger;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.HistoryReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.opentest4j.TestAbortedException;

/** The kernel of this machine; a test that it cannot serve is skipped, visibly. */
final class Kernel {
  static final Script.Version VERSION = Script.Version.of(System.getProperty("os.version"));

  /** What a history of numbers alone can show broken: a kernel tells neither ranges nor laps. */
  private static final List<String> INVARIANTS =
      List.of(
          "UniqueAcrossNamespaces",
          "NoPrematureReuse",
          "AllOrNothing",
          "NothingAfterClose",
          "ExactExhaustion",
          "FirstIsOne",
          "WithinLimits");

  private static final Path FOLDER = Scripts.MODULE.resolve("target/recorded");
  private static Recorder recorder;
  private static final Map<String, History> RECORDED = new ConcurrentHashMap<>();

  private Kernel() {}

  /** The history of a run of the recorder; one that {@code name} was recorded under is kept. */
  static History record(String name, List<String> arguments, String input) throws Exception {
    History known = RECORDED.get(name);
    if (known != null) {
      return known;
    }
    try {
      Files.createDirectories(FOLDER);
      Path file = FOLDER.resolve(name + ".jsonl");
      recorder().record(arguments, input, file);
      History history = HistoryReader.read(file);
      RECORDED.put(name, history);
      return history;
    } catch (Recorder.UnavailableException e) {
      throw skipped(name, e.getMessage());
    }
  }

  static synchronized Recorder recorder() throws Recorder.UnavailableException {
    if (recorder == null) {
      recorder =
          Recorder.compile(
              Scripts.MODULE.resolve("src/main/c"), Scripts.MODULE.resolve("target/c"));
    }
    return recorder;
  }

  /** To be thrown where this machine cannot serve {@code scenario}. */
  static TestAbortedException skipped(String scenario, String reason) {
    ledger(scenario, Ledger.Verdict.SKIPPED, 0, System.nanoTime(), reason);
    return new TestAbortedException(reason);
  }

  /** Runs a check and enters how it went in the ledger. */
  static void judge(String scenario, long executions, Check check) throws Exception {
    long start = System.nanoTime();
    try {
      check.run();
      ledger(scenario, Ledger.Verdict.HELD, executions, start, "");
    } catch (AssertionError e) {
      ledger(scenario, Ledger.Verdict.VIOLATED, executions, start, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** Assertions. */
  interface Check {
    void run() throws Exception;
  }

  private static void ledger(
      String scenario, Ledger.Verdict verdict, long executions, long start, String note) {
    Ledger.record(
        new Ledger.Entry(
            "kernel",
            scenario,
            INVARIANTS,
            verdict,
            0,
            executions,
            false,
            0,
            "hardware, sampled",
            (System.nanoTime() - start) / 1e9,
            note));
  }
}
