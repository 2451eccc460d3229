package dev.pidmap.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue that patched nothing, or left an invariant out, would prove nothing. */
class CatalogueTest {
  private static final List<String> INVARIANTS =
      List.of(
          "UniqueAcrossNamespaces",
          "NoPrematureReuse",
          "RangeFreedOnlyWhenEmpty",
          "NoIdLost",
          "AllOrNothing",
          "NothingAfterClose",
          "ExactExhaustion",
          "FirstIsOne",
          "WithinLimits");

  @TempDir private Path folder;

  @Test
  void everyInvariantIsBrokenByAMutantWithAKiller() {
    assertThat(Catalogue.all())
        .filteredOn(mutant -> !mutant.killers().isEmpty())
        .extracting(Mutant::invariant)
        .containsAll(INVARIANTS);
    assertThat(Catalogue.all())
        .extracting(Mutant::invariant)
        .allMatch(name -> INVARIANTS.contains(name) || name.equals(Mutant.CONTRACT));
  }

  @Test
  void namesAreDistinct() {
    assertThat(Catalogue.all()).extracting(Mutant::name).doesNotHaveDuplicates();
  }

  @Test
  void aTextThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> compile(new Edit("Range", "no such text", "")))
        .hasMessageContaining("found 0 times instead of once in Range");
  }

  @Test
  void aTextThatIsThereTwiceIsRefused() {
    assertThatThrownBy(() -> compile(new Edit("Range", "return", "")))
        .hasMessageContaining("instead of once in Range");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> compile(new Edit("Ranges", "return", "")))
        .hasMessageContaining("no source file Ranges");
  }

  @Test
  void aMutantThatDoesNotCompileIsRefused() {
    assertThatThrownBy(() -> compile(new Edit("Range", "final class Range", "final clas Range")))
        .hasMessageContaining("does not compile");
  }

  @Test
  void aPatchReachesTheClassFile() throws Exception {
    Path patched = compile(new Edit("Mark", "new Mark(-1, 0)", "new Mark(-77, 0)"));
    Path unchanged =
        new MutantCompiler(Path.of(System.getProperty("pidmap.sources")), folder).unchanged();
    Path mark = Path.of("dev", "pidmap", "percpu", "Mark.class");
    assertThat(Files.readAllBytes(patched.resolve(mark)))
        .isNotEqualTo(Files.readAllBytes(unchanged.resolve(mark)));
  }

  private Path compile(Edit edit) {
    Mutant mutant =
        Mutant.protocol("Tried")
            .in(edit.file(), edit.find(), edit.replacement())
            .unkilled("it is not meant to run");
    return new MutantCompiler(Path.of(System.getProperty("pidmap.sources")), folder)
        .compile(mutant);
  }
}
