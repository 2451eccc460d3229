package dev.pidmap.cli;

import dev.pidmap.harness.Ledger;
import dev.pidmap.harness.Profile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Model-checks the implementation and writes a report. */
@Command(
    name = "check",
    description = {
      "Model-check the implementation and write a report.",
      "Runs Lincheck, JCStress, the stateful properties and the histories of the real kernel,"
          + " two JVMs at a time. The report is a folder in target/pidmap-report; 'latest' there"
          + " is the newest one, and its index.html is the page to read."
    })
final class CheckCommand extends Helpful implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--profile",
      defaultValue = "quick",
      paramLabel = "PROFILE",
      description = {
        "How far to go (default quick):",
        "  quick     minutes, what a commit waits for",
        "  standard  a quarter of an hour",
        "  deep      hours, with every kill that the matrix of mutants requires"
      })
  private Profile profile;

  @Option(
      names = "--list-mutants",
      description = {
        "Print a line for each deliberately broken variant of the map: its name, family, the"
            + " invariant that it breaks, and the check that must catch it."
      })
  private boolean listMutants;

  @Option(
      names = "--inject",
      paramLabel = "MUTANT",
      description = {
        "Compile that variant, run a check on it that must catch it (Lincheck where it must, since"
            + " it shows every access), and write a report in target/pidmap-inject/latest."
      })
  private String inject;

  @Override
  public Integer call() {
    Workspace workspace = Workspace.current();
    PrintWriter out = spec.commandLine().getOut();
    if (listMutants) {
      out.print(Mutants.of(workspace.root()).list());
      out.flush();
      return Exit.HELD;
    }
    if (inject != null) {
      return workspace.alone(InjectCheck.of(workspace, inject, out)::run);
    }
    return workspace.alone(() -> run(workspace, out));
  }

  private int run(Workspace workspace, PrintWriter out) {
    Suites declared = Suites.read(workspace.suitesFile());
    Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    long from = System.nanoTime();
    ReportFolder folder = ReportFolder.create(workspace.target().resolve("pidmap-report"), begin);
    Thread interrupted =
        new Thread(
            () ->
                System.err.println(
                    "\npidmap: stopped, no verdict; what ran is in " + folder.partial()));
    Runtime.getRuntime().addShutdownHook(interrupted);
    out.println(
        "checking, profile "
            + profile.name().toLowerCase(Locale.ROOT)
            + ", JDK "
            + Runtime.version());
    out.flush();

    List<SuiteResult> suites;
    try (Board board = Board.open(out, "check", Checker.total(declared))) {
      suites = new Checker(workspace, profile, declared, folder.partial(), board).run();
    }
    List<Ledger.Entry> ledger = LedgerReader.read(folder.partial().resolve("ledger"));
    Outcome outcome = Outcome.of(suites, ledger);
    CheckReport report =
        new CheckReport(
            profile, outcome, suites, ledger, folder.files("histories"), begin, Board.since(from));
    write(report, workspace, folder);
    Runtime.getRuntime().removeShutdownHook(interrupted);

    out.println();
    out.println(outcome);
    out.println("report: " + workspace.root().relativize(folder.path()).resolve("index.html"));
    out.println(Texts.seconds(report.seconds()) + " in all");
    out.flush();
    return outcome.verdict().exitCode();
  }

  private static void write(CheckReport report, Workspace workspace, ReportFolder folder) {
    CheckPage page = CheckPage.of(report, folder, workspace);
    folder.write("summary.md", report.summary(page.models()));
    folder.write("index.html", page.html());
    folder.write("findings.sarif", page.sarif());
    folder.write("verdict.json", report.verdictJson());
    folder.write("ledger.json", report.ledgerJson());
    folder.write("env.json", report.envJson(workspace));
    folder.write("repro.sh", report.repro(workspace));
    Path repro = folder.partial().resolve("repro.sh");
    if (!repro.toFile().setExecutable(true)) {
      throw Stop.unable("cannot make " + repro + " executable");
    }
    if (!report.counterExample().isEmpty()) {
      folder.write("counterexample.txt", report.counterExample());
    }
    folder.publish();
  }
}
