package dev.pidmap.cli;

import dev.pidmap.report.AccessIds;
import dev.pidmap.report.HistoryPart;
import dev.pidmap.report.Interleaving;
import dev.pidmap.report.Page;
import dev.pidmap.report.Sarif;
import dev.pidmap.spec.check.Budget;
import dev.pidmap.spec.check.LinearizabilityChecker;
import dev.pidmap.spec.check.Verdict;
import dev.pidmap.spec.history.History;
import dev.pidmap.spec.history.HistoryException;
import dev.pidmap.spec.history.HistoryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a suite saved of one execution.
 *
 * @param name of the files, without what tells their kind
 * @param part the history, judged again; empty where there is none or its file is damaged
 * @param text what the suite said of it; empty where it said nothing
 * @param damage what is wrong with the file of the history, or empty
 */
record SavedHistory(String name, Optional<HistoryPart> part, String text, String damage) {
  /** The folder with the sources of the map, from the root of the checkout. */
  static final String SOURCES = "impl/java/src/main/java/dev/pidmap/percpu";

  private static final int MOST_LINES = 400;
  private static final Pattern NAMED = Pattern.compile("\\A([A-Z]\\w+): ");
  private static final String REPEAT = "Repeat: ";
  private static final Budget BUDGET = Budget.ofTime(Duration.ofSeconds(20));

  /** All in {@code folder}, by name; those that failed first. */
  static List<SavedHistory> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".jsonl") || file.endsWith(".txt"))
              .map(file -> file.replaceFirst("\\.(jsonl|txt)$", ""))
              .distinct()
              .sorted()
              .toList();
      List<SavedHistory> failed = new ArrayList<>();
      List<SavedHistory> others = new ArrayList<>();
      for (String name : names) {
        SavedHistory saved = read(folder, name);
        (saved.failed() ? failed : others).add(saved);
      }
      failed.addAll(others);
      return failed;
    } catch (IOException e) {
      throw Stop.unable("cannot read " + folder + ": " + Texts.reason(e), e);
    }
  }

  private static SavedHistory read(Path folder, String name) throws IOException {
    Path history = folder.resolve(name + ".jsonl");
    Path text = folder.resolve(name + ".txt");
    String said = Files.exists(text) ? Files.readString(text) : "";
    if (!Files.exists(history)) {
      return new SavedHistory(name, Optional.empty(), said, "");
    }
    try {
      History read = HistoryReader.read(history);
      Verdict verdict = LinearizabilityChecker.check(read, BUDGET);
      String title = read.source().isEmpty() ? name : read.source();
      String file = "histories/" + history.getFileName();
      return new SavedHistory(
          name, Optional.of(new HistoryPart(title, file, read, verdict)), said, "");
    } catch (HistoryException e) {
      return new SavedHistory(
          name, Optional.empty(), said, history.getFileName() + ":" + e.line() + ": " + e.reason());
    }
  }

  /** Whether it tells of a failure: only failures have a text. */
  boolean failed() {
    return !text.isEmpty()
        || part.filter(p -> p.verdict() instanceof Verdict.NotLinearizable).isPresent();
  }

  /**
   * The invariant that it breaks: what the suite said begins with its name where no history tells.
   * "Contract" where none has a name.
   */
  String broken() {
    return part.map(HistoryPart::broken)
        .filter(b -> !b.isEmpty())
        .or(() -> NAMED.matcher(text).results().findFirst().map(found -> found.group(1)))
        .orElse("Contract");
  }

  /** The command that repeats it, where the suite said it. */
  Optional<String> repeat() {
    return text.lines()
        .filter(line -> line.startsWith(REPEAT))
        .map(line -> line.substring(REPEAT.length()))
        .findFirst();
  }

  /** What went wrong, in a sentence. */
  String sentence() {
    return part.filter(p -> p.verdict() instanceof Verdict.NotLinearizable)
        .map(HistoryPart::sentence)
        .orElseGet(() -> text.lines().findFirst().orElse(name));
  }

  /** The history, and every access of its execution where the suite told them. */
  void drawOn(Page page, AccessIds ids) {
    part.ifPresent(page::history);
    Interleaving steps = Interleaving.parse(text, ids);
    if (!steps.steps().isEmpty()) {
      if (part.isEmpty()) {
        page.text(name, text.substring(0, text.indexOf(Interleaving.DETAILED)).strip());
      }
      page.table(
          steps.table(
              "steps-" + name, "Interleaving: " + part.map(HistoryPart::title).orElse(name)));
    } else if (!text.isEmpty()) {
      page.text(name, Texts.start(text, MOST_LINES));
    }
    repeat().ifPresent(page::command);
  }

  /** The same for a code host, at {@code place} or at the access to look at first. */
  Sarif.Finding finding(AccessIds ids, Optional<Sarif.Place> place) {
    Interleaving steps = Interleaving.parse(text, ids);
    Sarif.Place at =
        place
            .or(
                () ->
                    steps
                        .suspect()
                        .map(s -> new Sarif.Place(SOURCES + "/" + s.type() + ".java", s.line())))
            .orElse(null);
    return new Sarif.Finding(broken(), name + ": " + sentence(), at, steps);
  }
}
