package dev.pidmap.cli;

import dev.pidmap.mutants.Edit;
import dev.pidmap.mutants.Killer;
import dev.pidmap.mutants.Mutant;
import dev.pidmap.mutants.Trial;
import dev.pidmap.report.AccessIds;
import dev.pidmap.report.Page;
import dev.pidmap.report.Sarif;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The page of a mutant that met its killer.
 *
 * @param place of the report once it is published, from the root of the checkout
 * @param saved what the killer saved, failures first
 */
record InjectionPage(
    Path root,
    Path place,
    Mutant mutant,
    Killer killer,
    Trial trial,
    List<SavedHistory> saved,
    AccessIds ids) {
  /** What went wrong, in a sentence. */
  String sentence() {
    return switch (trial.outcome()) {
      case KILLED ->
          failed()
              .map(SavedHistory::sentence)
              .orElseGet(() -> trial.first().by() + ": " + trial.first().reason());
      case SURVIVED -> mutant.name() + " survived " + killer + ".";
      case BROKEN, HUNG -> killer + " came to no verdict on " + mutant.name() + ".";
    };
  }

  /** What the execution broke; of a killer that saved none, what the mutant is meant to. */
  private String broken() {
    return failed().map(SavedHistory::broken).orElse(mutant.invariant());
  }

  String word() {
    return switch (trial.outcome()) {
      case KILLED -> "VIOLATED";
      case SURVIVED -> "HELD";
      case BROKEN, HUNG -> "UNKNOWN";
    };
  }

  private Optional<SavedHistory> failed() {
    return saved.stream().filter(SavedHistory::failed).findFirst();
  }

  /** What a killer without a history said. */
  private SavedHistory told() {
    return new SavedHistory(killer.toString(), Optional.empty(), trial.message(), "");
  }

  String html() {
    Page page = new Page(tone(), word(), sentence());
    page.broken(trial.outcome() == Trial.Outcome.KILLED ? broken() : "");
    page.fact("Injected", mutant.name() + ", " + mutant.family().label());
    page.fact("Breaks", mutant.invariant());
    page.fact("Found by", killer.toString());
    if (trial.outcome() == Trial.Outcome.KILLED) {
      page.fact(
          "Executions until then", String.format(Locale.ROOT, "%,d", trial.first().executions()));
    }
    page.fact("Took", Texts.seconds(trial.seconds()));
    page.opening("What was changed", hazard(), patch());
    page.command("./pidmap check --inject " + mutant.name());
    failed().ifPresent(f -> f.drawOn(page, ids));
    if (failed().isEmpty()) {
      told().drawOn(page, ids);
    }
    failed()
        .flatMap(SavedHistory::part)
        .ifPresent(part -> page.command("./pidmap report " + place.resolve(part.file())));
    return page.html();
  }

  /** The finding, at the line that was changed. */
  String sarif() {
    if (trial.outcome() != Trial.Outcome.KILLED) {
      return Sarif.of(List.of(), SavedHistory.SOURCES);
    }
    Sarif.Finding seen = failed().orElseGet(this::told).finding(ids, changedLine());
    Sarif.Finding finding =
        new Sarif.Finding(mutant.invariant(), seen.message(), seen.place(), seen.steps());
    return Sarif.of(List.of(finding), SavedHistory.SOURCES);
  }

  private Page.Tone tone() {
    return switch (trial.outcome()) {
      case KILLED -> Page.Tone.BAD;
      case SURVIVED -> Page.Tone.GOOD;
      case BROKEN, HUNG -> Page.Tone.OPEN;
    };
  }

  private String hazard() {
    String text = mutant.hazard().isEmpty() ? mutant.name() : mutant.hazard();
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  private String patch() {
    return mutant.edits().stream()
        .map(
            edit ->
                file(edit)
                    + "\n"
                    + lines("- ", edit.find())
                    + "\n"
                    + lines("+ ", edit.replacement()))
        .collect(Collectors.joining("\n\n"));
  }

  private String file(Edit edit) {
    return mutant.family().module() + "/src/main/java/dev/pidmap/" + edit.file() + ".java";
  }

  private static String lines(String mark, String text) {
    return text.strip().lines().map(line -> mark + line.strip()).collect(Collectors.joining("\n"));
  }

  /** Where the first edit begins. */
  private Optional<Sarif.Place> changedLine() {
    Edit edit = mutant.edits().get(0);
    String begin = edit.find().strip().lines().findFirst().orElse("").strip();
    try {
      List<String> lines = Files.readAllLines(root.resolve(file(edit)));
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains(begin)) {
          return Optional.of(new Sarif.Place(file(edit), i + 1));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw Stop.unable("cannot read " + file(edit) + ": " + Texts.reason(e), e);
    }
  }
}
