package dev.pidmap.tla;

import dev.pidmap.tla.Models.Model;
import dev.pidmap.tla.Models.MutantModel;
import java.util.Locale;

/** The tables of models and mutants on the page of spec/tla. */
public final class ModelTable {
  private ModelTable() {}

  /** In Markdown. */
  public static String of(Models models) {
    StringBuilder table = new StringBuilder();
    table.append("| model | what | tier | states | depth | seconds |\n|---|---|---|---|---|---|\n");
    for (Model model : models.models()) {
      table.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %s | %,d | %d | %.0f |\n",
              model.model(),
              model.what(),
              model.tier(),
              model.distinct(),
              model.depth(),
              model.seconds()));
    }
    table.append(
        "\n| mutant | in place of | model | breaks | steps | tier |\n|---|---|---|---|---|---|\n");
    for (MutantModel mutant : models.mutants()) {
      table.append(
          String.format(
              Locale.ROOT,
              "| `%s` | `%s` | `%s` | `%s` | %d | %s |\n",
              mutant.mutant(),
              mutant.replaces(),
              mutant.model(),
              mutant.breaks(),
              mutant.steps(),
              mutant.tier()));
    }
    return table.toString();
  }
}
