package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pidmap.mutants.Check;
import dev.pidmap.mutants.Family;
import dev.pidmap.mutants.Killer;
import dev.pidmap.mutants.Matrix;
import dev.pidmap.mutants.Mutant;
import dev.pidmap.mutants.Trial;
import dev.pidmap.report.AccessIds;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mutant is injected, and the report tells what became of it. */
final class InjectCheckTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Killer UNIT = new Killer(Check.JUNIT, "RangeTest.one");

  @TempDir private Path folder;

  /** Compiled, run and drawn. */
  @Test
  void aMutantMeetsItsKillerAndIsReported() throws IOException {
    Mutant mutant = Mutants.of(ROOT).named("ClosedRanksFirst");
    Killer killer =
        new Killer(Check.JUNIT, "CloseTest.nothingIsAllocatedInAClosedNamespaceOrBelow");
    Matrix.Row row = new Matrix.Row(mutant.name(), killer, "", Map.of());
    StringWriter out = new StringWriter();

    int code = new InjectCheck(ROOT, folder, mutant, row, new PrintWriter(out)).run();

    assertThat(out.toString())
        .startsWith("ClosedRanksFirst, protocol: ")
        .contains("\nVIOLATED: CloseTest.nothingIsAllocatedInAClosedNamespaceOrBelow: ")
        .contains("report: ");
    assertThat(code).isEqualTo(Exit.VIOLATED);
    Path latest = folder.resolve("pidmap-inject/latest");
    assertThat(latest.resolve("output.log")).exists();
    assertThat(latest.resolve("index.html"))
        .content()
        .contains("ClosedRanksFirst, protocol", "What was changed", "CloseTest.java:");
    JsonNode place = place(Files.readString(latest.resolve("findings.sarif")));
    String changed = mutant.edits().get(0).find().strip().lines().findFirst().orElseThrow();
    List<String> lines =
        Files.readAllLines(ROOT.resolve(place.at("/artifactLocation/uri").asText()));
    assertThat(lines.get(place.at("/region/startLine").asInt() - 1)).contains(changed.strip());
  }

  @Test
  void aKillWithoutAHistoryShowsItsMessageAtTheChangedLine() throws IOException {
    write("impl/java/src/main/java/dev/pidmap/percpu/Range.java", "class Range {\n  a;\n}\n");
    Trial.Kill kill = new Trial.Kill("RangeTest.one", 1, -1, 0.1, "expected 1 but was 2");

    InjectionPage page = page(trial(Trial.Outcome.KILLED, List.of(kill)));

    assertThat(page.word()).isEqualTo("VIOLATED");
    assertThat(page.sentence()).isEqualTo("RangeTest.one: expected 1 but was 2");
    assertThat(page.html())
        .contains("<h2>What was changed</h2>", "<p class=\"lead\">It breaks.</p>")
        .contains("impl/java/src/main/java/dev/pidmap/percpu/Range.java\n- a;\n+ b;")
        .contains("at RangeTest.java:1", "./pidmap check --inject Broken");
    JsonNode place = place(page.sarif());
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(2);
  }

  @Test
  void aMutantThatSurvivesIsNoViolation() throws IOException {
    InjectionPage page = page(trial(Trial.Outcome.SURVIVED, List.of()));

    assertThat(page.word()).isEqualTo("HELD");
    assertThat(page.sentence()).isEqualTo("Broken survived JUnit: RangeTest.one.");
    assertThat(page.sarif()).doesNotContain("ruleId");
  }

  @Test
  void aKillerThatBreaksDownIsNoVerdict() throws IOException {
    InjectionPage page = page(trial(Trial.Outcome.HUNG, List.of()));

    assertThat(page.word()).isEqualTo("UNKNOWN");
    assertThat(page.html()).contains("<p class=\"verdict open\">UNKNOWN</p>", "RangeTest.java:1");
  }

  private InjectionPage page(Trial trial) {
    Mutant mutant = MutantsTest.mutant("Broken", Family.PROTOCOL, "NoIdLost");
    return new InjectionPage(
        folder, Path.of("r"), mutant, UNIT, trial, List.of(), new AccessIds(Map.of()));
  }

  private static Trial trial(Trial.Outcome outcome, List<Trial.Kill> kills) {
    return new Trial(outcome, kills, 1, 0.5, "AssertionError: expected 1\n at RangeTest.java:1");
  }

  private void write(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private static JsonNode place(String sarif) throws IOException {
    return new ObjectMapper().readTree(sarif).at("/runs/0/results/0/locations/0/physicalLocation");
  }
}
