package dev.pidmap.tla;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pidmap.mutants.Catalogue;
import dev.pidmap.tla.Models.MutantModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What spec/tla says of itself and of impl/java agrees with both. */
class PageTest {
  private static final Path ROOT = Path.of(System.getProperty("pidmap.root"));

  /** The properties that hold only if threads go on. */
  private static final Pattern UNDER_FAIRNESS =
      Pattern.compile("\\b(Drains|NobodyWaits|NumbersComeBack|PassedRangesGo)\\b");

  /** They break a property that no mutant of the code breaks. */
  private static final Set<String> OF_THE_MODEL_ONLY = Set.of("SkipsTwoLaps");

  private final Models models = Models.of(ROOT);

  PageTest() throws IOException {}

  @Test
  void thePageShowsTheModelsDeclared() throws IOException {
    assertThat(Files.readString(models.folder().resolve("README.md")))
        .contains(ModelTable.of(models));
  }

  @Test
  void everyModelIsDeclared() throws IOException {
    Set<String> modules = new TreeSet<>();
    try (Stream<Path> files = Files.list(models.folder())) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("MC.*\\.tla"))
          .forEach(name -> modules.add(name.replace(".tla", "")));
    }
    assertThat(models.models())
        .extracting(Models.Model::model)
        .containsExactlyInAnyOrderElementsOf(modules);
  }

  @Test
  void theModeAndTheRateAreThoseOfTheModel() throws IOException {
    for (Models.Model model : models.models()) {
      boolean underFairness = UNDER_FAIRNESS.matcher(models.config(model.model())).find();
      assertThat(model.mode() == Models.Mode.liveness).as(model.model()).isEqualTo(underFairness);
      assertThat(model.rate())
          .as(model.model())
          .isEqualTo(Math.round(model.distinct() / model.seconds()));
      assertThat(model.bounds()).as(model.model()).isNotEmpty();
    }
  }

  @Test
  void everyMutantHasARun() throws IOException {
    String text =
        Files.readString(models.folder().resolve("Mutants.tla"))
            + Files.readString(models.folder().resolve("LaneMutants.tla"));
    Set<String> names = new TreeSet<>();
    Pattern.compile("^(\\w+)(\\(.*\\))? ==", Pattern.MULTILINE)
        .matcher(text)
        .results()
        .forEach(name -> names.add(name.group(1)));
    assertThat(models.mutants().stream().map(MutantModel::mutant).collect(toSet()))
        .isEqualTo(names);
  }

  @Test
  void mutantsHaveTheNamesOfThoseOfTheCode() {
    Set<String> names = new TreeSet<>();
    Catalogue.all(ROOT).forEach(mutant -> names.add(mutant.name()));
    names.addAll(OF_THE_MODEL_ONLY);
    assertThat(models.mutants()).extracting(MutantModel::mutant).isSubsetOf(names);
  }
}
