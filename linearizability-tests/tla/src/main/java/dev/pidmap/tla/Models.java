package dev.pidmap.tla;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What spec/tla/models.json declares: each run of TLC and what it must come to. */
public final class Models {
  /** How long a run may take: the quick tier all together 60 s on two cores, standard 15 min. */
  public enum Tier {
    quick,
    standard,
    deep
  }

  /** Every run visits all states; with liveness a property under fairness is checked on top. */
  public enum Mode {
    exhaustive,
    liveness
  }

  /**
   * A model of the algorithm. All its invariants and properties hold.
   *
   * @param model the module, and its configuration
   * @param what it is about
   * @param distinct how many states it has, exactly
   * @param depth of its state graph
   * @param seconds of one processor that it took once
   * @param rate distinct states a second, then
   * @param bounds what they rest on
   */
  public record Model(
      String model,
      String what,
      Mode mode,
      Verdict verdict,
      Tier tier,
      long distinct,
      int depth,
      double seconds,
      long rate,
      String bounds) {}

  /**
   * A model with one step made wrong.
   *
   * @param mutant its name among the mutants of the Java code, and in Mutants.tla
   * @param replaces the definition it stands in for
   * @param breaks the invariant or property that it violates
   * @param steps of the shortest violation
   */
  public record MutantModel(
      String mutant,
      String replaces,
      String model,
      String breaks,
      Verdict verdict,
      Tier tier,
      int steps) {}

  /**
   * A model with one bound made smaller, in which a mutant of it survives: what the bound is for.
   * It is run with the standard tier.
   *
   * @param with the smaller bound, as a line of the configuration
   */
  public record Smaller(String model, String mutant, String with, long distinct, int depth) {}

  private record Declared(List<Model> models, List<MutantModel> mutants, List<Smaller> smaller) {}

  private final Path folder;
  private final Declared declared;

  private Models(Path folder, Declared declared) {
    this.folder = folder;
    this.declared = declared;
  }

  /** Reads the declarations of the checkout at {@code root}. */
  public static Models of(Path root) throws IOException {
    Path folder = root.resolve("spec/tla");
    Path file = folder.resolve("models.json");
    return new Models(folder, new ObjectMapper().readValue(file.toFile(), Declared.class));
  }

  /** Where the modules are. */
  public Path folder() {
    return folder;
  }

  public List<Model> models() {
    return declared.models();
  }

  public List<MutantModel> mutants() {
    return declared.mutants();
  }

  public List<Smaller> smaller() {
    return declared.smaller();
  }

  public Stream<Model> models(Tier tier) {
    return models().stream().filter(model -> model.tier() == tier);
  }

  public Stream<MutantModel> mutants(Tier tier) {
    return mutants().stream().filter(mutant -> mutant.tier() == tier);
  }

  /** The configuration of a model. */
  public String config(String model) throws IOException {
    return Files.readString(folder.resolve(model + ".cfg"));
  }

  /** The configuration of its model with the wrong step, and with what it breaks alone. */
  public String config(MutantModel mutant) throws IOException {
    String config = config(mutant.model());
    String constants = config.substring(0, config.indexOf("INVARIANTS"));
    String properties = config.substring(config.indexOf("PROPERTIES"));
    String kind =
        properties.matches("(?s).*\\b" + mutant.breaks() + "\\b.*") ? "PROPERTY" : "INVARIANT";
    return constants
        + "  "
        + mutant.replaces()
        + " <- "
        + mutant.mutant()
        + "\n"
        + kind
        + " "
        + mutant.breaks()
        + "\n";
  }

  /** That of its mutant, with the smaller bound in the place of the model's. */
  public String config(Smaller smaller) throws IOException {
    MutantModel mutant =
        mutants().stream()
            .filter(one -> one.mutant().equals(smaller.mutant()))
            .filter(one -> one.model().equals(smaller.model()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such mutant: " + smaller));
    String constant = smaller.with().split(" ", 2)[0];
    Matcher bound =
        Pattern.compile("^  " + constant + " (=|<-) .*$", Pattern.MULTILINE)
            .matcher(config(mutant));
    if (!bound.find()) {
      throw new IllegalArgumentException("no such bound: " + smaller);
    }
    return bound.replaceFirst(Matcher.quoteReplacement("  " + smaller.with()));
  }
}
