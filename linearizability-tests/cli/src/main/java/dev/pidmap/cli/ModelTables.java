package dev.pidmap.cli;

import dev.pidmap.report.Table;
import dev.pidmap.tla.Counterexample;
import dev.pidmap.tla.ModelRun;
import dev.pidmap.tla.Models;
import dev.pidmap.tla.Models.Mode;
import dev.pidmap.tla.Models.Model;
import dev.pidmap.tla.Models.MutantModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The models of the algorithm in TLA+: what each came to in this check, and how the contract hangs
 * together with the code.
 *
 * @param declared the models there are
 * @param configs what each checks, by its name
 * @param runs those that ran, by the name of the model and of its mutant
 */
record ModelTables(Models declared, Map<String, String> configs, Map<String, ModelRun> runs) {
  private static final String CONTRACT = "Refinement";
  private static final String ALGORITHM = "AnySlot";
  private static final String ANYBODY = "any time";

  /** Of the checkout at {@code root} and what was kept in {@code kept}; empty where it has none. */
  static Optional<ModelTables> of(Path root, Path kept) throws IOException {
    if (!Files.exists(root.resolve("spec/tla/models.json"))) {
      return Optional.empty();
    }
    Models declared = Models.of(root);
    Map<String, String> configs = new HashMap<>();
    for (Model model : declared.models()) {
      configs.put(model.model(), declared.config(model.model()));
    }
    Map<String, ModelRun> runs = new TreeMap<>();
    ModelRun.in(kept).forEach(run -> runs.put(name(run.model(), run.mutant()), run));
    return Optional.of(new ModelTables(declared, configs, runs));
  }

  private static String name(String model, String mutant) {
    return mutant.isEmpty() ? model : model + " with " + mutant;
  }

  /** The runs that did not come to what is declared. */
  List<ModelRun> failed() {
    return runs.values().stream().filter(run -> !run.complaints().isEmpty()).toList();
  }

  /** The first property that a model violated though it must hold, or empty. */
  Optional<String> broken() {
    return failed().stream()
        .filter(run -> run.mutant().isEmpty())
        .map(ModelRun::violated)
        .filter(violated -> !violated.isEmpty())
        .findFirst();
  }

  /** What went wrong first, in a sentence; empty where nothing did. */
  Optional<String> sentence() {
    return failed().stream()
        .findFirst()
        .map(
            run ->
                run.steps().isEmpty()
                    ? "Model " + name(run.model(), run.mutant()) + ": " + complaint(run) + "."
                    : "Model "
                        + title(run)
                        + ": "
                        + Texts.count(run.steps().size(), "step")
                        + " lead there.");
  }

  private static String title(ModelRun run) {
    return name(run.model(), run.mutant())
        + (run.violated().isEmpty() ? " fails" : " violates " + run.violated());
  }

  /** The shortest violation of each run that failed, a step a row, in the column of its thread. */
  List<Table> behaviours() {
    return failed().stream().filter(run -> !run.steps().isEmpty()).map(this::behaviour).toList();
  }

  private Table behaviour(ModelRun run) {
    List<String> threads =
        run.steps().stream()
            .map(ModelTables::lane)
            .distinct()
            .sorted(
                Comparator.comparing((String name) -> name.equals(ANYBODY))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.number("step"));
    threads.forEach(
        thread ->
            columns.add(Table.Column.lane(thread.equals(ANYBODY) ? ANYBODY : "thread " + thread)));
    columns.add(Table.Column.text("what it changes"));
    List<Table.Row> rows = new ArrayList<>();
    for (Counterexample.Step step : run.steps()) {
      List<String> cells = new ArrayList<>();
      cells.add(String.valueOf(step.number()));
      threads.forEach(thread -> cells.add(thread.equals(lane(step)) ? step.action() : ""));
      cells.add(String.join("\n", step.changes()));
      rows.add(new Table.Row(step.number() == run.steps().size(), cells));
    }
    String name = name(run.model(), run.mutant());
    return new Table(
        "behaviour-" + name.replace(" with ", "-"),
        title(run),
        what(run.model())
            + ". "
            + complaint(run)
            + ". This is a shortest behaviour that shows it: from the top, each action in the column"
            + " of its thread, and the words that it changes. The last step is the one that breaks"
            + " it.",
        columns,
        rows);
  }

  private static String complaint(ModelRun run) {
    return run.complaints().get(0).lines().findFirst().orElse("");
  }

  private static String lane(Counterexample.Step step) {
    return step.thread().isEmpty() ? ANYBODY : step.thread();
  }

  private String what(String model) {
    String what =
        declared.models().stream()
            .filter(one -> one.model().equals(model))
            .map(Model::what)
            .findFirst()
            .orElse(model);
    return what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1);
  }

  /** The models, below the ladder that they are the proof of. */
  Table models() {
    List<Table.Row> rows = new ArrayList<>();
    for (Model model : declared.models()) {
      ModelRun run = runs.get(model.model());
      rows.add(
          new Table.Row(
              run != null && !run.complaints().isEmpty(),
              List.of(
                  model.model(),
                  refines(model, ALGORITHM) ? "LaneSweep" : "PerCpuPidMap",
                  model.what(),
                  verdict(run, model.mode() == Mode.liveness ? "holds, ends too" : "holds"),
                  number(run == null ? model.distinct() : run.distinct()),
                  number(run == null ? model.depth() : run.depth()),
                  seconds(run == null ? model.seconds() : run.seconds()),
                  model.tier().name(),
                  model.bounds())));
    }
    return new Table(
            "models",
            "From the contract to the code",
            "Each description below keeps the promises of the one above it. TLC visits every state of the"
                + " models that follow, within their bounds, and compares the numbers with the declared"
                + " ones; \"ends too\": what must happen at last does, if every CPU goes on. Of a model that did not run in this profile the declared numbers are shown.",
            List.of(
                Table.Column.text("model"),
                Table.Column.text("of"),
                Table.Column.text("what it is about"),
                Table.Column.text("verdict"),
                Table.Column.number("states"),
                Table.Column.number("depth"),
                Table.Column.number("seconds"),
                Table.Column.text("tier"),
                Table.Column.text("its bounds")),
            rows)
        .below(ladder());
  }

  private List<Table.Rung> ladder() {
    return List.of(
        new Table.Rung(
            "PidMap",
            "the contract: what a call may change and answer, and the invariants",
            "PerCpuPidMap refines it: " + tally(CONTRACT)),
        new Table.Rung(
            "PerCpuPidMap",
            "the algorithm: one action for each atomic access, any slot, any range",
            "LaneSweep refines it: " + tally(ALGORITHM)),
        new Table.Rung(
            "LaneSweep",
            "lanes, tickets, cursors, lap word: where to look next, and that every call ends",
            "Recorded runs of the code are behaviours of the algorithm, access by access: not a part"
                + " of this check, ./pidmap test replays them (spec/tla/TRACES.md)"),
        new Table.Rung(
            "impl/java", "the code: its accessors carry the ids that the actions have", ""));
  }

  private String tally(String property) {
    int held = 0;
    int failed = 0;
    int absent = 0;
    for (Model model : declared.models()) {
      if (refines(model, property)) {
        ModelRun run = runs.get(model.model());
        absent += run == null ? 1 : 0;
        held += run != null && run.complaints().isEmpty() ? 1 : 0;
        failed += run != null && !run.complaints().isEmpty() ? 1 : 0;
      }
    }
    return property
        + " held in "
        + Texts.count(held, "model")
        + (failed == 0 ? "" : ", FAILED in " + failed)
        + (absent == 0 ? "" : "; " + absent + " of deeper tiers did not run");
  }

  private boolean refines(Model model, String property) {
    return configs.get(model.model()).matches("(?s).*\\b" + property + "\\b.*");
  }

  /** The wrong steps that the models must notice. */
  Table mutants() {
    List<Table.Row> rows = new ArrayList<>();
    for (MutantModel mutant : declared.mutants()) {
      ModelRun run = runs.get(name(mutant.model(), mutant.mutant()));
      rows.add(
          new Table.Row(
              run != null && !run.complaints().isEmpty(),
              List.of(
                  mutant.mutant(),
                  mutant.replaces(),
                  mutant.model(),
                  mutant.breaks(),
                  verdict(run, "broken, as it must be"),
                  String.valueOf(mutant.steps()),
                  run == null ? "" : seconds(run.seconds()),
                  mutant.tier().name())));
    }
    return new Table(
        "model-mutants",
        "Which wrong step breaks which property",
        "Each is a model with one definition replaced by a wrong one, and must violate exactly what is"
            + " said; its name is that of the mutant of the code with the same mistake.",
        List.of(
            Table.Column.text("mutant"),
            Table.Column.text("in place of"),
            Table.Column.text("model"),
            Table.Column.text("breaks"),
            Table.Column.text("verdict"),
            Table.Column.number("steps"),
            Table.Column.number("seconds"),
            Table.Column.text("tier")),
        rows);
  }

  private static String verdict(ModelRun run, String asDeclared) {
    if (run == null) {
      return "not run";
    } else if (run.complaints().isEmpty()) {
      return asDeclared;
    }
    return "✕ " + complaint(run);
  }

  private static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
