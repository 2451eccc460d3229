package dev.pidmap.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures every design of the thread and the libraries people would take today. */
@Command(
    name = "bench",
    description = {
      "Measure every design of the thread, ours and the libraries people would take today.",
      "They run by turns, each in a JVM of its own. The report is a folder in"
          + " target/pidmap-bench; 'latest' there is the newest one, its index.html is the page to"
          + " read, and its summary.md says the same. A calm machine gives better figures."
    })
final class BenchCommand extends Helpful implements Callable<Integer> {
  private static final String MODULE = "impl/benchmarks";
  private static final String MAIN = "dev.pidmap.benchmarks.Main";
  private static final int NO_SUCH_WORKLOAD = 3;
  private static final Duration LIMIT = Duration.ofHours(6);

  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "Fewer workloads and shorter ones: minutes.")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      description = {
        "Only the timed workloads whose names contain a match of this regular",
        "  expression, such as 'look-up'; no lines are counted."
      })
  private Pattern only;

  @Override
  public Integer call() {
    Workspace workspace = Workspace.current();
    return workspace.alone(() -> run(workspace, spec.commandLine().getOut()));
  }

  private int run(Workspace workspace, PrintWriter out) {
    Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    long from = System.nanoTime();
    ReportFolder folder = ReportFolder.create(workspace.target().resolve("pidmap-bench"), begin);
    List<String> command = new ArrayList<>();
    command.addAll(List.of(workspace.java(), "-Xmx3g", "-Djava.awt.headless=true"));
    command.addAll(List.of("--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED"));
    command.addAll(List.of("-cp", workspace.testClassPath(MODULE)));
    command.addAll(List.of(MAIN, folder.partial().toString()));
    if (quick) {
      command.add("--quick");
    }
    if (only != null) {
      command.addAll(List.of("--only", only.pattern()));
    }
    Path log = folder.partial().resolve("bench.log");
    int code =
        new Child(command, workspace.root().resolve(MODULE), log)
            .run(
                Map.of(),
                LIMIT,
                line -> {
                  // What newer JDKs say of libraries; it is in the log.
                  if (!line.startsWith("WARNING: ")) {
                    out.println(line);
                    out.flush();
                  }
                });
    if (code == NO_SUCH_WORKLOAD) {
      throw Stop.badInput("no workload matches '" + only + "'; above are the names there are");
    }
    if (code != 0) {
      throw Stop.unable("the benchmarks ended with code " + code + "; see " + log);
    }
    writePage(folder);
    folder.publish();
    out.println("report: " + workspace.root().relativize(folder.path()).resolve("index.html"));
    out.println(Texts.seconds((System.nanoTime() - from) / 1e9) + " in all");
    out.flush();
    return Exit.HELD;
  }

  private void writePage(ReportFolder folder) {
    String command =
        "./pidmap bench"
            + (quick ? " --quick" : "")
            + (only == null ? "" : " --only " + Texts.shellWord(only.pattern()));
    try {
      folder.write("index.html", BenchPage.of(folder.partial(), command));
    } catch (IOException e) {
      throw Stop.unable("cannot read what the benchmarks wrote: " + Texts.reason(e), e);
    }
  }
}
