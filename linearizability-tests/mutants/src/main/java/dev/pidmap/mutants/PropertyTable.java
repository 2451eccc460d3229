package dev.pidmap.mutants;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * "Which tool checks what", as Markdown: for each invariant the mutants that a check must kill.
 * {@code PropertyTable ROOT} prints it for the README.
 */
public final class PropertyTable {
  private PropertyTable() {}

  public static void main(String[] args) {
    Path root = Path.of(args[0]);
    System.out.print(markdown(Catalogue.all(root), Matrix.read(root)));
  }

  /**
   * A row for each invariant that {@code mutants} of the map break, a column for each check that
   * has been run. What catches a broken contract says nothing of the map.
   */
  public static String markdown(List<Mutant> mutants, Matrix matrix) {
    List<Check> checks = List.of(Check.values());
    StringBuilder text = new StringBuilder("| property | mutants |");
    checks.forEach(check -> text.append(' ').append(check.label()).append(" |"));
    text.append("\n|---|---|").append("---|".repeat(checks.size())).append('\n');
    byInvariant(mutants)
        .forEach(
            (invariant, broken) -> {
              text.append("| ").append(named(invariant)).append(" | ").append(broken.size());
              for (Check check : checks) {
                text.append(" | ").append(kills(broken, check, matrix));
              }
              text.append(" |\n");
            });
    return text.toString();
  }

  private static Map<String, List<Mutant>> byInvariant(List<Mutant> mutants) {
    return mutants.stream()
        .filter(mutant -> mutant.family() != Family.CONTRACT)
        .collect(
            Collectors.groupingBy(
                mutant -> mutant.isOrdering() ? "memory orderings" : mutant.invariant(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static String named(String invariant) {
    if (invariant.equals(Mutant.CONTRACT)) {
      return "the answer of each call";
    }
    return invariant.contains(" ") ? invariant : "`" + invariant + "`";
  }

  private static String kills(List<Mutant> broken, Check check, Matrix matrix) {
    long kills =
        broken.stream()
            .filter(mutant -> matrix.row(mutant.name()).orElseThrow().requires(check))
            .count();
    return kills == 0 ? "-" : String.valueOf(kills);
  }
}
