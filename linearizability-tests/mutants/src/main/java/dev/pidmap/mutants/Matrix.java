package dev.pidmap.mutants;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pidmap.mutants.Cell.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mutant by check: the committed statement of which check kills which mutant.
 *
 * @param measured with which JDK, on what
 * @param rows in the order of the catalogue
 */
public record Matrix(String measured, List<Row> rows) {
  /** Where it is, from the root of the checkout. */
  public static final Path FILE = Path.of("linearizability-tests/mutants/matrix.json");

  public Matrix {
    rows = List.copyOf(rows);
  }

  /**
   * A mutant.
   *
   * @param killer the check that meets it in every run of the tests, empty for a survivor
   * @param survives why nothing kills it, empty for all others: {@code equivalent: ...} when
   *     nothing can, {@code litmus: ...} when it takes a weaker machine than those at hand, {@code
   *     model: ...} when only a model shows it, {@code open: ...} when a check is missing
   * @param cells by the label of the check
   */
  public record Row(String mutant, Killer killer, String survives, Map<String, Cell> cells) {

    /** The cell of {@code check}. */
    public Cell cell(Check check) {
      return cells.getOrDefault(check.label(), Cell.notRun("no survey was made"));
    }

    /** The check that must kill it, none for a survivor. */
    public Optional<Killer> designated() {
      return Optional.ofNullable(killer);
    }

    /** Whether {@code check} must kill it. */
    public boolean requires(Check check) {
      return cell(check).kind() == Kind.REQUIRED;
    }
  }

  /** The row of the mutant of that name. */
  public Optional<Row> row(String mutant) {
    return rows.stream().filter(row -> row.mutant().equals(mutant)).findFirst();
  }

  /** Reads the matrix of the checkout at {@code root}. */
  public static Matrix read(Path root) {
    try {
      return new ObjectMapper().readValue(root.resolve(FILE).toFile(), Matrix.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes it to the side and then in its place. */
  void write(Path root) throws IOException {
    Path file = root.resolve(FILE);
    Path side = Files.createTempFile(file.getParent(), "matrix", ".json");
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    String text = new ObjectMapper().writer(printer).writeValueAsString(this);
    Files.writeString(side, text + "\n");
    Files.move(side, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
