package dev.pidmap.cli;

import dev.pidmap.harness.Profile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Model-checks the implementation. */
@Command(name = "check", description = "Model-check the implementation and write a report.")
final class CheckCommand extends Helpful implements Callable<Integer> {
  @Option(
      names = "--profile",
      defaultValue = "quick",
      paramLabel = "PROFILE",
      description = "How far to go: ${COMPLETION-CANDIDATES} (default quick).")
  private Profile profile;

  @Override
  public Integer call() {
    throw Stop.unable("not here yet: " + profile);
  }
}
