package dev.pidmap.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs every test of every module and holds the counts against the declared ones. */
@Command(
    name = "test",
    description = {
      "Run all tests of all modules, with the format and static checks of the build.",
      "A test class that ran another number of tests than linearizability-tests/suites.json"
          + " declares is a failure. The last line is 'N passed, N failed, N skipped'."
    })
final class TestCommand extends Helpful implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofMinutes(60);

  @Spec private CommandSpec spec;

  @Option(
      names = "--declare",
      description = "Write the numbers of tests that ran into suites.json instead of comparing.")
  private boolean declare;

  @Override
  public Integer call() {
    Workspace workspace = Workspace.current();
    PrintWriter out = spec.commandLine().getOut();
    return workspace.alone(() -> run(workspace, out));
  }

  private int run(Workspace workspace, PrintWriter out) {
    long begin = System.nanoTime();
    List<String> modules = workspace.modules();
    modules.forEach(module -> forget(reports(workspace, module)));
    forget(hazards(workspace));
    MavenRun maven = new MavenRun(workspace, out);
    int code = maven.run(LIMIT);

    Map<String, TestReports> reports = new LinkedHashMap<>();
    for (String module : modules) {
      reports.put(module, TestReports.read(reports(workspace, module)));
    }
    reports.put(
        CheckSuite.JCSTRESS.declaredAs(),
        SuiteResult.jcstress(LedgerReader.read(hazards(workspace))));
    if (declare) {
      if (code != 0 || reports.values().stream().anyMatch(r -> !r.failures().isEmpty())) {
        throw Stop.unable("nothing is declared by a run that failed; see " + maven.log());
      }
      new Suites(counts(reports)).write(workspace.suitesFile());
    }
    Suites suites = Suites.read(workspace.suitesFile());
    List<Suites.Difference> differences = new ArrayList<>();
    reports.forEach((m, r) -> differences.addAll(suites.differences(m, r.classes())));

    out.println();
    out.print(table(reports, suites));
    List<String> problems = new ArrayList<>();
    reports.values().stream()
        .flatMap(r -> r.failures().stream())
        .forEach(f -> problems.add("FAILED " + f.test() + "\n" + f.text().indent(4)));
    differences.forEach(d -> problems.add("COUNT " + d));
    if (code != 0) {
      problems.add(
          (code == Child.TOO_LONG
                  ? "STOPPED the build after " + LIMIT.toMinutes() + " minutes"
                  : "BUILD failed")
              + "; its output is in "
              + maven.log()
              + "\n"
              + String.join("\n", maven.errors()).indent(4));
    }
    problems.forEach(p -> out.println("\n" + p.stripTrailing()));

    Tally sum = reports.values().stream().map(TestReports::tally).reduce(Tally.NONE, Tally::plus);
    int missing = differences.stream().mapToInt(d -> Math.abs(d.declared() - d.ran())).sum();
    Tally closing = sum.plus(new Tally(0, missing + (code == 0 ? 0 : 1), 0));
    out.printf("%n%s in all%n", Texts.seconds((System.nanoTime() - begin) / 1e9));
    out.println(closing);
    out.flush();
    return closing.failed() == 0 && closing.passed() > 0 ? Exit.HELD : Exit.VIOLATED;
  }

  private static Map<String, Map<String, Integer>> counts(Map<String, TestReports> reports) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    reports.forEach(
        (module, report) ->
            report
                .classes()
                .forEach(
                    (name, tally) ->
                        counts
                            .computeIfAbsent(module, m -> new TreeMap<>())
                            .put(name, tally.total())));
    return counts;
  }

  private static String table(Map<String, TestReports> reports, Suites suites) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("suite", "declared", "passed", "failed", "skipped"));
    for (Map.Entry<String, TestReports> suite : reports.entrySet()) {
      Tally tally = suite.getValue().tally();
      rows.add(
          List.of(
              suite.getKey(),
              "" + suites.total(suite.getKey()),
              "" + tally.passed(),
              "" + tally.failed(),
              "" + tally.skipped()));
    }
    return Texts.table(rows);
  }

  private static Path reports(Workspace workspace, String module) {
    return workspace.root().resolve(module).resolve("target/surefire-reports");
  }

  /** Where the JCStress tests of this run enter what they found: JUnit does not count them. */
  private static Path hazards(Workspace workspace) {
    return workspace.root().resolve(CheckSuite.JCSTRESS.module()).resolve("target/ledger");
  }

  /** A report of an earlier run must not count for this one. */
  private static void forget(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw Stop.unable("cannot remove old reports in " + folder + ": " + Texts.reason(e), e);
    }
  }
}
