package dev.pidmap.tla;

import dev.pidmap.tla.Models.Model;
import dev.pidmap.tla.Models.MutantModel;
import dev.pidmap.tla.Models.Smaller;
import java.util.Locale;

/** The tables of models, mutants and bounds on the page of spec/tla. */
public final class ModelTable {
  private ModelTable() {}

  /** In Markdown. */
  public static String of(Models models) {
    StringBuilder table = new StringBuilder();
    table.append(
        """
        | model | what | mode | tier | states | depth | seconds | states/s |
        |---|---|---|---|---|---|---|---|
        """);
    for (Model model : models.models()) {
      table.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %s | %s | %,d | %d | %.0f | %,d |\n",
              model.model(),
              model.what(),
              model.mode(),
              model.tier(),
              model.distinct(),
              model.depth(),
              model.seconds(),
              model.rate()));
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
    table.append("\n| model | why these bounds |\n|---|---|\n");
    for (Model model : models.models()) {
      table.append("| `" + model.model() + "` | " + model.bounds() + " |\n");
    }
    table.append("\n| model | with | survivor | states | depth |\n|---|---|---|---|---|\n");
    for (Smaller smaller : models.smaller()) {
      table.append(
          String.format(
              Locale.ROOT,
              "| `%s` | `%s` | `%s` | %,d | %d |\n",
              smaller.model(),
              smaller.with(),
              smaller.mutant(),
              smaller.distinct(),
              smaller.depth()));
    }
    return table.toString();
  }
}
