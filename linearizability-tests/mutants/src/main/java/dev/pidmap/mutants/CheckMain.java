package dev.pidmap.mutants;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs checks in this JVM and writes what became of them: {@code CheckMain FILE SELECTOR...}. The
 * file has a property {@code SELECTOR.outcome} each: passed, failed (by an assertion), broken (in
 * any other way) or missing (no such test).
 */
public final class CheckMain {
  /** Where a check that searches says how many executions it ran. */
  private static final String EXECUTIONS = "pidmap.executions";

  private CheckMain() {}

  public static void main(String[] args) throws IOException {
    Properties report = new Properties();
    for (int i = 1; i < args.length; i++) {
      run(args[i], report);
      try (var out = Files.newBufferedWriter(Path.of(args[0]))) {
        report.store(out, null);
      }
    }
    System.exit(0);
  }

  private static void run(String selector, Properties report) {
    Listener listener = new Listener();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectMethod(selector))
            .build();
    System.clearProperty(EXECUTIONS);
    long start = System.nanoTime();
    try {
      LauncherFactory.create().execute(request, listener);
    } catch (RuntimeException e) {
      listener.failure = e;
    }
    report.setProperty(selector + ".seconds", String.valueOf((System.nanoTime() - start) / 1e9));
    report.setProperty(selector + ".executions", System.getProperty(EXECUTIONS, "1"));
    report.setProperty(selector + ".outcome", listener.outcome());
    report.setProperty(selector + ".message", listener.message());
  }

  private static final class Listener implements TestExecutionListener {
    private int tests;
    private Throwable failure;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      tests += test.isTest() ? 1 : 0;
      if (failure == null) {
        failure = result.getThrowable().orElse(null);
      }
    }

    String outcome() {
      if (failure != null) {
        return failure instanceof AssertionError ? "failed" : "broken";
      }
      return tests == 0 ? "missing" : "passed";
    }

    String message() {
      if (failure == null) {
        return "";
      }
      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      return text.toString();
    }
  }
}
