package dev.pidmap.cli;

import dev.pidmap.mutants.Injection;
import dev.pidmap.mutants.Killer;
import dev.pidmap.mutants.Matrix;
import dev.pidmap.mutants.Mutant;
import dev.pidmap.mutants.Trial;
import dev.pidmap.report.AccessIds;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** Lets a mutant meet its killer, and reports what the killer saw. */
final class InjectCheck {
  private final Path root;
  private final Path target;
  private final Mutant mutant;
  private final Matrix.Row row;
  private final PrintWriter out;

  /** Writes below {@code target}. */
  InjectCheck(Path root, Path target, Mutant mutant, Matrix.Row row, PrintWriter out) {
    this.root = root;
    this.target = target;
    this.mutant = mutant;
    this.row = row;
    this.out = out;
  }

  /** Of the mutant called {@code name}; refuses one that is not there, or that nothing kills. */
  static InjectCheck of(Workspace workspace, String name, PrintWriter out) {
    Mutants mutants = Mutants.of(workspace.root());
    Mutant mutant = mutants.named(name);
    return new InjectCheck(
        workspace.root(), workspace.target(), mutant, mutants.shown(mutant), out);
  }

  /** The exit code. */
  int run() {
    String name = mutant.name();
    Killer killer = row.designated().orElseThrow();
    out.println(name + ", " + mutant.family().label() + ": " + mutant.hazard());
    out.println("running " + killer + " on it ...");
    out.flush();
    Path work = target.resolve("pidmap-mutants");
    try {
      Trial trial = new Injection(root, work).run(mutant, row);
      ReportFolder folder = ReportFolder.create(target.resolve("pidmap-inject"), Instant.now());
      keep(work.resolve("trials").resolve(name), folder.partial());
      return report(trial, folder);
    } catch (IOException e) {
      throw Stop.unable("cannot run " + killer + ": " + Texts.reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Stop.unable("interrupted", e);
    }
  }

  private int report(Trial trial, ReportFolder folder) throws IOException {
    InjectionPage page =
        new InjectionPage(
            root,
            root.relativize(folder.path()),
            mutant,
            row.designated().orElseThrow(),
            trial,
            SavedHistory.in(folder.partial().resolve("histories")),
            AccessIds.of(root.resolve(SavedHistory.SOURCES)));
    folder.write("index.html", page.html());
    folder.write("findings.sarif", page.sarif());
    folder.publish();
    out.println();
    out.println(page.word() + ": " + page.sentence());
    out.println("report: " + root.relativize(folder.path()).resolve("index.html"));
    out.flush();
    return switch (trial.outcome()) {
      case KILLED -> Exit.VIOLATED;
      case SURVIVED -> Exit.HELD;
      case BROKEN, HUNG -> Exit.UNABLE;
    };
  }

  /** Copies what the trial left. */
  private static void keep(Path trial, Path report) throws IOException {
    try (Stream<Path> files = Files.walk(trial)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = report.resolve(trial.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
