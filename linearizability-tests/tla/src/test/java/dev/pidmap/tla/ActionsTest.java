package dev.pidmap.tla;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** From each action to its place in the code, and back. */
class ActionsTest {
  /** The leaves of the directory appear once and stay. */
  private static final Set<String> NOT_MODELLED = Set.of("D3", "D4");

  /** A pid's own mark while nobody else writes it: the claim and the number go together. */
  private static final Map<String, Set<String>> NO_STEP =
      Map.of("Claim.at", Set.of("P4"), "Claim.number", Set.of("P4"), "Claim.stamp", Set.of("P3"));

  /** They read one word and answer it, check an argument, count, or make what nobody else has. */
  private static final Set<String> WITHOUT_ACTION =
      Set.of(
          "Namespace.isClosed",
          "Namespace.setLastPid",
          "PerCpuPidMap.laps",
          "Search.occupancy",
          "Namespace.<init>",
          "Directory.growLeaf");

  private final Actions actions =
      Actions.of(Path.of(System.getProperty("pidmap.root"), "spec/tla"));
  private final CallSites code = CallSites.ofTheMap();
  private final Set<String> named = new TreeSet<>();

  ActionsTest() throws IOException {
    actions.methods().values().forEach(named::addAll);
  }

  @Test
  void everyAccessOfTheCodeIsInAnAction() throws IOException {
    Set<String> accesses = new TreeSet<>(NOT_MODELLED);
    accesses.addAll(actions.accesses());
    assertThat(accesses).isEqualTo(Shipped.accessors().keySet());
  }

  /** Each action names methods, and its accesses are theirs. */
  @Test
  void anActionStandsInTheMethodsThatItNames() {
    actions
        .ids()
        .forEach(
            (action, ids) -> {
              Set<String> made = new TreeSet<>();
              for (String method : actions.methods().get(action)) {
                Set<String> its = code.madeBy(method, named);
                assertThat(its).as(action + " in " + method).containsAnyElementsOf(ids);
                made.addAll(its);
              }
              assertThat(made).as(action).containsAll(ids);
            });
  }

  /** Each access of a method is in an action that names it. */
  @Test
  void aMethodIsNamedByAnActionForEachOfItsAccesses() {
    Map<String, Set<String>> missing = new TreeMap<>();
    for (String method : named) {
      Set<String> left = new TreeSet<>(code.madeBy(method, named));
      actions
          .methods()
          .forEach(
              (action, methods) -> {
                if (methods.contains(method)) {
                  left.removeAll(actions.ids().get(action));
                }
              });
      left.removeAll(NOT_MODELLED);
      left.removeAll(NO_STEP.getOrDefault(method, Set.of()));
      if (!left.isEmpty()) {
        missing.put(method, left);
      }
    }
    assertThat(missing).isEmpty();
  }

  /** And each method with an access is named, or does something for one that is. */
  @Test
  void noMethodIsLeftOut() {
    Set<String> left = new TreeSet<>(code.methods());
    named.forEach(method -> left.removeAll(code.reachedFrom(method, named)));
    assertThat(left).isEqualTo(WITHOUT_ACTION);
  }
}
