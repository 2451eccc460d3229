package dev.pidmap.cli;

import dev.pidmap.harness.Ledger;
import dev.pidmap.report.AccessIds;
import dev.pidmap.report.HistoryPart;
import dev.pidmap.report.Interleaving;
import dev.pidmap.report.Page;
import dev.pidmap.report.Sarif;
import dev.pidmap.report.Table;
import dev.pidmap.spec.check.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The page of a check, and its findings for a code host.
 *
 * @param place of the report once it is published, from the root of the checkout
 * @param saved what the suites saved, failures first
 * @param matrix which check catches which mutant
 * @param models the models of the algorithm, and what they came to
 */
record CheckPage(
    CheckReport report,
    Path place,
    List<SavedHistory> saved,
    Optional<Table> matrix,
    Optional<ModelTables> models,
    AccessIds ids) {
  private static final int MOST_FAILURES = 12;
  private static final int MOST_LINES = 400;

  static CheckPage of(CheckReport report, ReportFolder folder, Workspace workspace) {
    try {
      return new CheckPage(
          report,
          workspace.root().relativize(folder.path()),
          SavedHistory.in(folder.partial().resolve("histories")),
          MatrixTable.of(workspace.root()),
          ModelTables.of(workspace.root(), folder.partial().resolve("models")),
          AccessIds.of(workspace.root().resolve(SavedHistory.SOURCES)));
    } catch (IOException e) {
      throw Stop.unable(
          "cannot read the sources of the map or of the models: " + Texts.reason(e), e);
    }
  }

  String html() {
    Outcome outcome = report.outcome();
    List<SavedHistory> failed = saved.stream().filter(SavedHistory::failed).toList();
    String sentence =
        failed.stream()
            .findFirst()
            .map(SavedHistory::sentence)
            .or(() -> models.flatMap(ModelTables::sentence))
            .orElseGet(() -> sentence(outcome));
    Page page = new Page(tone(outcome.verdict()), outcome.verdict().name(), sentence);
    saved.stream()
        .filter(SavedHistory::failed)
        .findFirst()
        .map(SavedHistory::broken)
        .or(() -> models.flatMap(ModelTables::broken))
        .ifPresent(page::broken);
    if (!failed.isEmpty()) {
      page.fact("Found by", outcome.sentence().lines().findFirst().orElse(""));
    }
    facts(page);
    page.command("./pidmap check --profile " + report.profileName());
    failed.stream().limit(MOST_FAILURES).forEach(f -> f.drawOn(page, ids));
    saved.stream()
        .filter(s -> !s.damage().isEmpty())
        .forEach(s -> page.text("A history that cannot be read", s.damage()));
    failedTests(page);
    models.ifPresent(m -> m.behaviours().forEach(page::table));
    page.table(ledger());
    page.table(suites());
    models.ifPresent(m -> page.table(m.models()).table(m.mutants()));
    matrix.ifPresent(page::table);
    representative(page);
    for (SavedHistory f : failed.subList(0, Math.min(failed.size(), MOST_FAILURES))) {
      f.part().ifPresent(part -> page.command("./pidmap report " + place.resolve(part.file())));
    }
    return page.html();
  }

  /** SARIF: each failing history at the access to look at first, and each failing test. */
  String sarif() {
    List<Sarif.Finding> findings = new ArrayList<>();
    for (SavedHistory f : saved) {
      if (f.failed()) {
        findings.add(f.finding(ids, Optional.empty()));
      }
    }
    for (SuiteResult suite : report.suites()) {
      for (TestReports.Failure f : suite.tests().failures()) {
        String first = f.text().lines().findFirst().orElse("failed");
        findings.add(new Sarif.Finding(f.test(), f.test() + ": " + first, null, Interleaving.NONE));
      }
    }
    return Sarif.of(findings, SavedHistory.SOURCES);
  }

  private static Page.Tone tone(Outcome.Verdict verdict) {
    return switch (verdict) {
      case HELD -> Page.Tone.GOOD;
      case UNKNOWN -> Page.Tone.OPEN;
      case INCOMPLETE, FAILED, VIOLATED -> Page.Tone.BAD;
    };
  }

  /** A name at its beginning stays as it is. */
  private static String sentence(Outcome outcome) {
    String text = outcome.sentence().lines().findFirst().orElse("");
    String sentence =
        text.matches("[a-z]+ .*")
            ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1)
            : text;
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  private void facts(Page page) {
    Tally tests =
        report.suites().stream().map(s -> s.tests().tally()).reduce(Tally.NONE, Tally::plus);
    page.fact("Profile", report.profileName());
    page.fact(
        "Tests",
        String.format(
            Locale.ROOT,
            "%,d passed, %,d failed, %,d skipped",
            tests.passed(),
            tests.failed(),
            tests.skipped()));
    page.fact("Machine", CheckReport.machine());
    page.fact("Begun", report.begin().toString());
    page.fact("Took", Texts.seconds(report.seconds()));
    String commit = System.getProperty("pidmap.commit", "");
    if (!commit.isEmpty()) {
      page.fact("Commit", commit);
    }
    long failed = saved.stream().filter(SavedHistory::failed).count();
    if (failed > MOST_FAILURES) {
      page.fact("Failures drawn", MOST_FAILURES + " of " + failed + "; all are in histories/");
    }
  }

  private void failedTests(Page page) {
    for (SuiteResult suite : report.suites()) {
      for (TestReports.Failure f : suite.tests().failures()) {
        page.text(f.test(), Texts.start(f.text(), MOST_LINES));
      }
    }
  }

  private Table ledger() {
    List<Table.Row> rows = new ArrayList<>();
    for (Ledger.Entry e : report.ledger()) {
      rows.add(
          new Table.Row(
              e.verdict() == Ledger.Verdict.VIOLATED || e.verdict() == Ledger.Verdict.UNKNOWN,
              List.of(
                  e.scenario(),
                  e.engine(),
                  String.join(", ", e.invariants()),
                  e.verdict().name().toLowerCase(Locale.ROOT),
                  String.format(Locale.ROOT, "%,d", e.executions()),
                  e.cap() == 0 ? "" : String.format(Locale.ROOT, "%,d", e.cap()),
                  e.exhausted() ? "yes" : "no",
                  String.valueOf(e.outcomes()),
                  e.memoryModel(),
                  String.format(Locale.ROOT, "%.1f", e.seconds()))));
    }
    return new Table(
        "ledger",
        "What was checked, and how far",
        "Every scenario of every engine. Exhausted: every execution within its bounds was run; where"
            + " it is no, executions were sampled or stopped at the cap, and a rare one may be"
            + " missed.",
        List.of(
            Table.Column.text("scenario"),
            Table.Column.text("engine"),
            Table.Column.text("can break"),
            Table.Column.text("verdict"),
            Table.Column.number("executions"),
            Table.Column.number("cap"),
            Table.Column.text("exhausted"),
            Table.Column.number("outcomes"),
            Table.Column.text("memory model"),
            Table.Column.number("seconds")),
        rows);
  }

  private Table suites() {
    List<Table.Row> rows = new ArrayList<>();
    for (SuiteResult s : report.suites()) {
      Tally t = s.tests().tally();
      rows.add(
          new Table.Row(
              t.failed() > 0 || !s.ended(),
              List.of(
                  s.suite().name(),
                  String.valueOf(t.passed()),
                  String.valueOf(t.failed()),
                  String.valueOf(t.skipped()),
                  String.format(Locale.ROOT, "%.1f", s.seconds()),
                  s.differences().stream()
                      .map(Object::toString)
                      .collect(Collectors.joining("; ")))));
    }
    return new Table(
        "suites",
        "Suites",
        "Each ran in a JVM of its own; its tests are compared with the declared counts.",
        List.of(
            Table.Column.text("suite"),
            Table.Column.number("passed"),
            Table.Column.number("failed"),
            Table.Column.number("skipped"),
            Table.Column.number("seconds"),
            Table.Column.text("not as declared")),
        rows);
  }

  /** A run that the contract admits, so that a pass shows what it looked at. */
  private void representative(Page page) {
    saved.stream()
        .filter(s -> s.part().filter(p -> p.verdict() instanceof Verdict.Linearizable).isPresent())
        .findFirst()
        .flatMap(SavedHistory::part)
        .ifPresent(
            part ->
                page.history(
                    new HistoryPart(
                        "One of the runs: " + part.title(),
                        part.file(),
                        part.history(),
                        part.verdict())));
  }
}
