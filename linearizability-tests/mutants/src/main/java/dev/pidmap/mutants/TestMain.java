package dev.pidmap.mutants;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs tests in this JVM and writes what became of them: {@code TestMain FILE FOLDER CLASSES
 * METHOD}, the folder with the test classes, a regular expression of the full names of those
 * wanted, and a method of theirs, or nothing for all.
 *
 * <p>Ends this JVM with the first test that fails by an assertion, or by what the map threw and no
 * test expected: the mutant is dead. A test that ends in any other way proves nothing.
 */
public final class TestMain {
  private static final String CLASS_ORDER = "junit.jupiter.testclass.order.default";
  private static final String BY_NAME = "org.junit.jupiter.api.ClassOrderer$ClassName";

  private TestMain() {}

  public static void main(String[] args) {
    Path report = Path.of(args[0]);
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(Path.of(args[1]))))
            .filters(ClassNameFilter.includeClassNamePatterns(args[2]), inMethod(args[3]))
            .configurationParameter(CLASS_ORDER, BY_NAME)
            .build();
    Listener listener = new Listener(report);
    LauncherFactory.create().execute(request, listener);
    listener.end();
  }

  private static PostDiscoveryFilter inMethod(String method) {
    return test ->
        FilterResult.includedIf(
            method.isEmpty() || method(test).map(method::equals).orElse(!test.isTest()));
  }

  private static Optional<String> method(TestDescriptor test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getMethodName());
  }

  private static final class Listener implements TestExecutionListener {
    private final Path file;
    private final Properties report = new Properties();
    private int tests;

    Listener(Path file) {
      this.file = file;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      tests += test.isTest() ? 1 : 0;
      result.getThrowable().ifPresent(failure -> failed(test, failure));
    }

    private void failed(TestIdentifier test, Throwable failure) {
      boolean kill = failure instanceof AssertionError || thrownByTheMap(failure);
      String what = kill ? "kill" : "broken";
      report.putIfAbsent(what + ".test", name(test));
      report.putIfAbsent(what + ".message", text(failure));
      if (kill) {
        end();
      }
    }

    /** An error number that no test expected, or an exception that the map must not throw. */
    private static boolean thrownByTheMap(Throwable failure) {
      Throwable cause = failure;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      StackTraceElement[] trace = cause.getStackTrace();
      return cause.getClass().getName().equals("dev.pidmap.PidException")
          || (trace.length > 0 && trace[0].getClassName().startsWith("dev.pidmap.percpu."));
    }

    private static String name(TestIdentifier test) {
      String method =
          test.getSource()
              .filter(MethodSource.class::isInstance)
              .map(MethodSource.class::cast)
              .map(source -> simpleName(source.getClassName()) + "." + source.getMethodName())
              .orElse("");
      boolean own = method.endsWith("." + test.getDisplayName().replaceFirst("\\(.*", ""));
      return own ? method : (method + " " + test.getDisplayName()).strip();
    }

    private static String simpleName(String className) {
      return className.substring(className.lastIndexOf('.') + 1);
    }

    private static String text(Throwable failure) {
      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      return text.toString();
    }

    /** Writes the report and ends this JVM, whatever still runs in it. */
    void end() {
      report.setProperty("tests", String.valueOf(tests));
      try (var out = Files.newBufferedWriter(file)) {
        report.store(out, null);
      } catch (IOException e) {
        e.printStackTrace();
        Runtime.getRuntime().halt(3);
      }
      System.out.flush();
      Runtime.getRuntime().halt(0);
    }
  }
}
