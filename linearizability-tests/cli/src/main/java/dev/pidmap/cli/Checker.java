package dev.pidmap.cli;

import dev.pidmap.harness.Ledger;
import dev.pidmap.harness.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the suites of a check, two JVMs at a time, and tells a board. */
final class Checker {
  private static final int JVMS = 2;
  private static final int LONGEST = 64;
  private static final Pattern TEST_ENDED =
      Pattern.compile(".* > (.* > .*) :: (SUCCESSFUL|FAILED|ABORTED|SKIPPED)");

  /** Lincheck's scenarios end as tests all at once, when the last of a group has been run. */
  private static final Pattern SCENARIO_BEGAN = Pattern.compile("\\[RUN\\] (.*)");

  private static final Pattern HAZARD_ENDED = Pattern.compile("\\[(OK|FAILED|ERROR)\\] (\\S+)");

  private final Workspace workspace;
  private final Profile profile;
  private final Suites declared;
  private final Path report;
  private final Board board;
  private final Set<Ledger.Entry> told = new HashSet<>();
  private final Set<String> hazards = new HashSet<>();
  private int done;

  Checker(Workspace workspace, Profile profile, Suites declared, Path report, Board board) {
    this.workspace = workspace;
    this.profile = profile;
    this.declared = declared;
    this.report = report;
    this.board = board;
  }

  /** How many tests will run. */
  static int total(Suites declared) {
    return CheckSuite.ALL.stream()
        .mapToInt(s -> declared.limitedTo(s::includes).total(s.declaredAs()))
        .sum();
  }

  List<SuiteResult> run() {
    ExecutorService pool = Executors.newFixedThreadPool(JVMS);
    try {
      List<Future<SuiteResult>> futures = new ArrayList<>();
      for (CheckSuite suite : CheckSuite.ALL) {
        futures.add(pool.submit(() -> run(suite)));
      }
      List<SuiteResult> results = new ArrayList<>();
      for (Future<SuiteResult> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Stop stop) {
        throw stop;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Stop.unable("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private SuiteResult run(CheckSuite suite) {
    long begin = System.nanoTime();
    Duration limit = Duration.ofMinutes(profile.choose(15, 60, 24 * 60));
    int code =
        new Child(
                suite.command(workspace, profile, report),
                workspace.root().resolve(suite.module()),
                suite.log(report))
            .run(Map.of(), limit, this::hear);
    TestReports tests =
        suite.junit()
            ? TestReports.read(suite.junitFolder(report))
            : SuiteResult.jcstress(LedgerReader.read(report.resolve("ledger")));
    tellLedger();
    SuiteResult result =
        new SuiteResult(
            suite,
            code,
            tests,
            declared.limitedTo(suite::includes).differences(suite.declaredAs(), tests.classes()),
            Board.since(begin));
    board.say(
        String.format(
            Locale.ROOT,
            "%-10s ended: %s, %s",
            suite.name(),
            tests.tally(),
            Texts.seconds(result.seconds())));
    return result;
  }

  private synchronized void hear(String line) {
    Matcher hazard = HAZARD_ENDED.matcher(line);
    Matcher test = TEST_ENDED.matcher(line);
    Matcher scenario = SCENARIO_BEGAN.matcher(line);
    if (test.matches()) {
      tellLedger();
      board.step(++done, Texts.shortened(test.group(1), LONGEST));
    } else if (hazard.find() && hazards.add(hazard.group(2))) {
      board.step(++done, hazard.group(2));
    } else if (scenario.matches()) {
      board.step(done, Texts.shortened(scenario.group(1), LONGEST));
    }
  }

  /** Tells at once what did not hold. */
  private synchronized void tellLedger() {
    for (Ledger.Entry entry : LedgerReader.read(report.resolve("ledger"))) {
      boolean bad =
          entry.verdict() == Ledger.Verdict.VIOLATED || entry.verdict() == Ledger.Verdict.UNKNOWN;
      if (bad && told.add(entry)) {
        board.say(
            entry.verdict()
                + ": "
                + entry.engine()
                + ", "
                + entry.scenario()
                + ": "
                + entry.note());
      }
    }
  }
}
