package dev.pidmap.simulator.map;

import dev.pidmap.lincheck.Scenario;
import dev.pidmap.simulator.Explorer;
import dev.pidmap.spec.history.HistoryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Keeps what went wrong in a scenario, in the folder that the system property {@code
 * pidmap.histories} names: what the CPUs did as text, and the history where the contract does not
 * admit it.
 */
final class Evidence {
  private Evidence() {}

  static void save(Class<?> test, Scenario scenario, Exploration.Found found) throws IOException {
    Explorer.Violation violation = found.result().violation();
    if (violation == null) {
      return;
    }
    String name =
        "simulator-" + scenario.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    Path folder = Path.of(System.getProperty("pidmap.histories", "target/histories"));
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(name + ".txt"),
        violation
            + "\nSimulator, scenario "
            + scenario.name()
            + "\nChoices: "
            + violation.choices().stream().map(String::valueOf).collect(Collectors.joining(" "))
            + "\nRepeat: mvn -pl linearizability-tests/simulator -am test -Dtest="
            + test.getSimpleName()
            + " -Dsurefire.failIfNoSpecifiedTests=false '-Dpidmap.scenario=^"
            + scenario.name()
            + "$'\n\n"
            + found.interleaving());
    if (found.refused() != null) {
      HistoryWriter.write(found.refused(), folder.resolve(name + ".jsonl"));
    }
  }
}
