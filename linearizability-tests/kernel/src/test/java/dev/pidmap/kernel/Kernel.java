package dev.pidmap.kernel;

import dev.pidmap.harness.Ledger;
import dev.pidmap.spec.Result;
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
    ledger(scenario, Ledger.Verdict.SKIPPED, List.of(), System.nanoTime(), reason);
    return new TestAbortedException(reason);
  }

  /** Runs a check of {@code history} and enters how it went in the ledger. */
  static void judge(String scenario, History history, Check check) throws Exception {
    long start = System.nanoTime();
    try {
      check.run();
      ledger(scenario, Ledger.Verdict.HELD, history.calls(), start, "");
    } catch (AssertionError e) {
      ledger(
          scenario,
          Ledger.Verdict.VIOLATED,
          history.calls(),
          start,
          String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** Assertions. */
  interface Check {
    void run() throws Exception;
  }

  /** The executions of a kernel are its calls, the outcomes the kinds of answers they got. */
  private static void ledger(
      String scenario, Ledger.Verdict verdict, List<History.Call> calls, long start, String note) {
    Ledger.record(
        new Ledger.Entry(
            "kernel",
            scenario,
            INVARIANTS,
            verdict,
            0,
            calls.size(),
            false,
            (int) calls.stream().map(Kernel::kind).distinct().count(),
            "hardware, sampled",
            (System.nanoTime() - start) / 1e9,
            note));
  }

  private static String kind(History.Call call) {
    Object answer =
        call.result() instanceof Result.Failed failed
            ? failed
            : call.result() == null ? "" : call.result().getClass();
    return call.operation().getClass() + " " + answer;
  }
}
