package dev.pidmap.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Judges a history. */
@Command(name = "check-history", description = "Judge a recorded history.")
final class CheckHistoryCommand extends Helpful implements Callable<Integer> {
  @Override
  public Integer call() {
    throw Stop.unable("not here yet");
  }
}
