package dev.pidmap.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process of ours: its output goes to a file and, line by line, to a listener. */
final class Child {
  /** The exit code of a process that was ended for taking too long. */
  static final int TOO_LONG = -1;

  private final List<String> command;
  private final Path folder;
  private final Path log;

  Child(List<String> command, Path folder, Path log) {
    this.command = List.copyOf(command);
    this.folder = folder;
    this.log = log;
  }

  /**
   * Runs it to its end and answers its exit code. It ends with this JVM, and so do the processes it
   * started.
   */
  int run(Map<String, String> environment, Duration limit, Consumer<String> listener) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
    Process process;
    try {
      Files.createDirectories(log.getParent());
      process = builder.start();
    } catch (IOException e) {
      throw Stop.unable("cannot start " + command.get(0) + ": " + Texts.reason(e), e);
    }
    Thread reaper = new Thread(() -> end(process));
    Runtime.getRuntime().addShutdownHook(reaper);
    Watchdog watchdog = new Watchdog(process, limit);
    watchdog.start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        BufferedWriter copy = Files.newBufferedWriter(log)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        copy.write(line);
        copy.newLine();
        listener.accept(line);
      }
      int code = process.waitFor();
      return watchdog.fired ? TOO_LONG : code;
    } catch (IOException e) {
      throw Stop.unable("lost " + command.get(0) + ": " + Texts.reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Stop.unable("interrupted", e);
    } finally {
      end(process);
      watchdog.interrupt();
      forget(reaper);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void forget(Thread reaper) {
    try {
      Runtime.getRuntime().removeShutdownHook(reaper);
    } catch (IllegalStateException e) {
      // The JVM is going down and the hook is doing its work.
      return;
    }
  }

  /** Ends a process that takes longer than its limit. */
  private static final class Watchdog extends Thread {
    private final Process process;
    private final Duration limit;
    private volatile boolean fired;

    Watchdog(Process process, Duration limit) {
      super("watchdog");
      setDaemon(true);
      this.process = process;
      this.limit = limit;
    }

    @Override
    public void run() {
      try {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          fired = true;
          end(process);
        }
      } catch (InterruptedException e) {
        // The process ended first.
        return;
      }
    }
  }
}
