package dev.pidmap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pidmap.mutants.Cell;
import dev.pidmap.mutants.Check;
import dev.pidmap.mutants.Edit;
import dev.pidmap.mutants.Family;
import dev.pidmap.mutants.Killer;
import dev.pidmap.mutants.Matrix;
import dev.pidmap.mutants.Mutant;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user is told of the broken variants. */
final class MutantsTest {
  private static final Killer UNIT = new Killer(Check.JUNIT, "CloseTest.nothing");
  private String root;

  @BeforeEach
  void inThisCheckout() {
    root =
        System.setProperty("pidmap.root", Path.of("../..").toAbsolutePath().normalize().toString());
  }

  @AfterEach
  void asBefore() {
    if (root == null) {
      System.clearProperty("pidmap.root");
    } else {
      System.setProperty("pidmap.root", root);
    }
  }

  @Test
  void theListHasALineForEach() {
    assertThat(mutants().list())
        .isEqualTo(
            """
            ClosedForgotten   protocol   NothingAfterClose       JUnit: CloseTest.nothing
            SlotCheckThenSet  weakening  UniqueAcrossNamespaces  none, litmus: a weaker machine
            """);
  }

  @Test
  void theMutantsOfThisCheckoutAreListedSorted() {
    Ran ran = Ran.pidmap("check", "--list-mutants");

    assertThat(ran.code()).isEqualTo(Exit.HELD);
    assertThat(ran.out().lines()).hasSizeGreaterThan(80).isSorted();
    assertThat(ran.out()).contains("SlotCheckThenSet ");
  }

  @Test
  void anUnknownMutantIsRefusedWithTheNearestNames() {
    Ran.pidmap("check", "--inject", "SlotCheckThenSett")
        .refuses(
            Exit.USAGE,
            "pidmap: there is no mutant SlotCheckThenSett; the nearest are SlotCheckThenSet, ");
  }

  @Test
  void lincheckShowsWhatItMustKill() {
    Mutant closed = mutants().named("ClosedForgotten");

    assertThat(mutants().killer(closed)).contains(UNIT);
    assertThat(mutants().shown(closed).designated()).contains(new Killer(Check.LINCHECK, "close"));
  }

  @Test
  void aSurvivorIsRefusedWithItsReason() {
    Mutant survivor = mutants().named("SlotCheckThenSet");

    assertThatThrownBy(() -> mutants().shown(survivor))
        .isInstanceOf(Stop.class)
        .hasMessage("no check kills SlotCheckThenSet: litmus: a weaker machine");
  }

  private static Mutants mutants() {
    Cell kill = new Cell(Cell.Kind.REQUIRED, "close", 27, null, 2.8, "");
    return new Mutants(
        List.of(
            mutant("ClosedForgotten", Family.PROTOCOL, "NothingAfterClose"),
            mutant("SlotCheckThenSet", Family.WEAKENING, "UniqueAcrossNamespaces")),
        new Matrix(
            "here",
            List.of(
                new Matrix.Row("ClosedForgotten", UNIT, "", Map.of("Lincheck", kill)),
                new Matrix.Row("SlotCheckThenSet", null, "litmus: a weaker machine", Map.of()))));
  }

  static Mutant mutant(String name, Family family, String invariant) {
    return new Mutant(
        name, family, invariant, "it breaks", List.of(new Edit("percpu/Range", "a;", "b;")));
  }
}
