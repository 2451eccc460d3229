package dev.pidmap.tla;

import dev.pidmap.tla.Check.Checked;
import dev.pidmap.tla.Models.Model;
import dev.pidmap.tla.Models.MutantModel;
import dev.pidmap.tla.Models.Smaller;
import dev.pidmap.tla.Models.Tier;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * {@code ModelsMain ROOT TIER [NAME...]} runs the models, mutants and smaller models of a tier
 * (quick, standard or deep) and of the cheaper ones, or those named only. Exit code 0: each came to
 * what is declared; 1: one did not; 2: bad usage.
 */
public final class ModelsMain {
  private static final Duration LIMIT = Duration.ofHours(2);

  private ModelsMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 2 || !args[1].matches("quick|standard|deep")) {
      System.err.println("usage: ModelsMain ROOT quick|standard|deep [NAME...]");
      System.exit(2);
    }
    Models models = Models.of(Path.of(args[0]));
    Set<String> names = Set.of(Arrays.copyOfRange(args, 2, args.length));
    System.exit(run(models, Tier.valueOf(args[1]), names, System.out) ? 0 : 1);
  }

  private static boolean run(Models models, Tier upTo, Set<String> names, PrintStream out)
      throws IOException, InterruptedException {
    Check check = new Check(models, new Tlc(models.folder(), LIMIT));
    boolean good = true;
    for (Model model : models.models()) {
      if (wanted(model.model(), model.tier(), upTo, names)) {
        good &= print(model.model(), check.check(model), out);
      }
    }
    for (MutantModel mutant : models.mutants()) {
      if (wanted(mutant.mutant(), mutant.tier(), upTo, names)) {
        good &= print(mutant.mutant(), check.check(mutant), out);
      }
    }
    for (Smaller smaller : models.smaller()) {
      if (wanted(smaller.mutant(), Tier.standard, upTo, names)) {
        good &= print(smaller.mutant() + ", " + smaller.with(), check.check(smaller), out);
      }
    }
    return good;
  }

  private static boolean wanted(String name, Tier tier, Tier upTo, Set<String> names) {
    return tier.compareTo(upTo) <= 0 && (names.isEmpty() || names.contains(name));
  }

  private static boolean print(String name, Checked checked, PrintStream out) {
    TlcRun run = checked.run();
    out.printf(
        Locale.ROOT,
        "%6.1f s  %,9d states  %-28s %s %s%n",
        run.seconds(),
        run.distinct(),
        name,
        run.verdict(),
        run.violated());
    checked.complaints().forEach(out::println);
    return checked.complaints().isEmpty();
  }
}
