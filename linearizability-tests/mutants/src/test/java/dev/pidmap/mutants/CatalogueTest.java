package dev.pidmap.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue that patched nothing, or left an access out, would prove nothing. */
class CatalogueTest {
  @TempDir private Path folder;

  @Test
  void namesAreDistinct() {
    assertThat(Catalogue.all(Checkout.ROOT)).extracting(Mutant::name).doesNotHaveDuplicates();
  }

  /** {@code AccessIdsTest} of the map counts the same ids. */
  @Test
  void everyAccessOfTheMapIsWeakened() {
    Accesses accesses = new Accesses(Checkout.ROOT.resolve("impl/java/src/main/java"));
    assertThat(accesses.all()).extracting(Accesses.Access::id).doesNotHaveDuplicates().hasSize(35);
    for (Accesses.Access access : accesses.all()) {
      assertThat(Catalogue.all(Checkout.ROOT))
          .filteredOn(mutant -> mutant.family() == Family.WEAKENING)
          .as(access.id())
          .anyMatch(mutant -> mutant.edits().stream().anyMatch(edit -> touches(edit, access)));
    }
  }

  private static boolean touches(Edit edit, Accesses.Access access) {
    return edit.file().endsWith(access.type())
        && (edit.find().equals(access.call()) || edit.find().equals(access.statement()));
  }

  @Test
  void thereAreEnoughOfEachFamily() {
    assertThat(Catalogue.all(Checkout.ROOT))
        .filteredOn(mutant -> mutant.family() == Family.PROTOCOL)
        .hasSizeGreaterThanOrEqualTo(25);
  }

  /** The table of the histories names the broken variant that each catches. */
  @Test
  void everyBrokenContractIsNamedByAHistory() throws Exception {
    List<String> named =
        Files.readAllLines(Checkout.ROOT.resolve("spec/histories/README.md")).stream()
            .filter(line -> line.startsWith("| ["))
            .map(line -> line.split("\\|", -1))
            .map(cells -> cells[cells.length - 2].strip())
            .filter(name -> !name.isEmpty())
            .toList();
    assertThat(Catalogue.all(Checkout.ROOT))
        .filteredOn(mutant -> mutant.family() == Family.CONTRACT)
        .hasSizeGreaterThanOrEqualTo(12)
        .extracting(Mutant::name)
        .hasSameElementsAs(named);
  }

  @Test
  void aTextThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> compile("Range", "no such text", ""))
        .hasMessageContaining("found 0 times instead of once in percpu/Range");
  }

  @Test
  void aTextThatIsThereTwiceIsRefused() {
    assertThatThrownBy(() -> compile("Range", "return", ""))
        .hasMessageContaining("instead of once in percpu/Range");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> compile("Ranges", "return", ""))
        .hasMessageContaining("no source file percpu/Ranges");
  }

  @Test
  void aMutantThatDoesNotCompileIsRefused() {
    assertThatThrownBy(() -> compile("Range", "final class Range", "final clas Range"))
        .hasMessageContaining("does not compile");
  }

  @Test
  void aPatchReachesTheClassFile() throws Exception {
    Path patched = compile("Mark", "new Mark(-1, 0)", "new Mark(-77, 0)");
    Path unchanged = new MutantCompiler(Checkout.ROOT, folder).unchanged(Family.PROTOCOL);
    Path mark = Path.of("dev", "pidmap", "percpu", "Mark.class");
    assertThat(Files.readAllBytes(patched.resolve(mark)))
        .isNotEqualTo(Files.readAllBytes(unchanged.resolve(mark)));
  }

  private Path compile(String type, String find, String replacement) {
    return new MutantCompiler(Checkout.ROOT, folder)
        .compile(Mutant.protocol("Tried").in(type, find, replacement).build());
  }
}
