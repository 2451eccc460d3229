package dev.pidmap.simulator.map;

import dev.pidmap.lincheck.Scenario;
import dev.pidmap.spec.history.HistoryWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Keeps the history of an execution that the contract does not admit. */
final class Refused {
  private Refused() {}

  static void save(Scenario scenario, Exploration.Found found) throws IOException {
    if (found.refused() != null) {
      String name = scenario.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      Path folder = Path.of(System.getProperty("pidmap.histories", "target/histories"));
      HistoryWriter.write(found.refused(), folder.resolve("simulator-" + name + ".jsonl"));
    }
  }
}
